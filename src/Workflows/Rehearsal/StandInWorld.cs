using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>A world without a campaign: people and calls answer as prepared at once, or not at all.</summary>
public sealed class StandInWorld(VirtualClock clock, StandIns standIns) : IRehearsalWorld
{
    public Task<RehearsalFacts?> FactsAsync(RehearsedRun run) =>
        Task.FromResult<RehearsalFacts?>(new(standIns.Campaign ?? Value.Null, standIns.Campaign?.Get("claims") ?? ObjectValue.Empty, WorkingCalendars.EnglandAndWales));

    public Task<Outcome?> ChangeAsync(RehearsedRun run, Effect.Change change) => Task.FromResult(change.Kind switch
    {
        "RecordPolicyState" => Outcome.Succeeded(ObjectValue.Of(
            ("state", change.Inputs.Get("state") ?? Value.Null), ("date", change.Inputs.Get("date") ?? Value.Null), ("previous", Value.Null))),
        "OpenTask" when change.Inputs.Get("waitForCompletion") is BooleanValue { Value: false } => Outcome.Succeeded(ObjectValue.Of(("task", change.Inputs.Get("title") ?? Value.Null))),
        "OpenApproval" or "OpenTask" or "OpenBriefing" or "OpenReflection" or "StartFlow" => Answer(change.Path, change.Inputs),
        _ => null,
    });

    public Task<Outcome?> CallAsync(RehearsedRun run, Effect.Call call) => Task.FromResult(Answer(call.Path, call.Inputs));

    public Task WithdrawAsync(RehearsedRun run, long instance) => Task.CompletedTask;

    public IReadOnlyList<RehearsedEvent> TakeEvents() => [];

    public void WatchTurn(RehearsedRun run, IReadOnlyList<JournalEntry> journal)
    {
    }

    public void WatchEffects(RehearsedRun run, IReadOnlyList<JournalEntry> journal)
    {
    }

    private Outcome? Answer(string path, Value inputs) => standIns.Next(path) switch
    {
        null => null,
        StringValue answer => Outcome.Succeeded(Person(inputs, answer, null, null)),
        var given when given.Get("error") is { } error => Outcome.Failed(StepFault.FromValue(error) ?? new("StandInFailed", error.ToString()), given.Get("outputs"), mayRetry: true),
        var given when given.Get("outputs") is { } outputs => Outcome.Succeeded(outputs),
        var given when given.Get("statusCode") is IntegerValue status => Http(status.Value, given),
        var given when given.Get("answer") is { } answer => Outcome.Succeeded(Person(inputs, answer, given.Get("by"), given.Get("comment"))),
        var given => Outcome.Succeeded(given),
    };

    private static Outcome Http(long status, Value answer)
    {
        var outputs = ObjectValue.Of(("statusCode", Value.Of(status)), ("headers", answer.Get("headers") ?? ObjectValue.Empty), ("body", answer.Get("body") ?? Value.Null));
        var mayRetry = status is 408 or 429 or >= 500;
        return status < 400
            ? Outcome.Succeeded(outputs)
            : Outcome.Failed(new StepFault(HttpStatusName.Of((int)status), $"The answer had the status {status.ToString(CultureInfo.InvariantCulture)}."), outputs, mayRetry);
    }

    private ObjectValue Person(Value inputs, Value answer, Value? by, Value? comment)
    {
        var now = Value.Of(clock.Now.UtcDateTime.ToString("o", CultureInfo.InvariantCulture));
        var response = ObjectValue.Of(("responder", by ?? Value.Of("stand-in")), ("response", answer), ("comments", comment ?? Value.Null), ("responseDate", now));
        return ObjectValue.Of(
            ("outcome", answer),
            ("responses", Value.Of([response])),
            ("title", inputs.Get("title") ?? Value.Null),
            ("startDate", now),
            ("completionDate", now),
            ("completedBy", by ?? Value.Of("stand-in")),
            ("note", comment ?? Value.Null));
    }
}
