using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Advances one run by what has reached it, in memory. Only changes to the campaign's records touch the transaction.</summary>
internal sealed class RunAdvancing(RunAtWork work, TurnEnvironment environment, ITurn turn, ChangeDesk desk, ChildFlows children, DateTimeOffset now)
{
    private readonly EngineOptions _options = environment.Options;

    /// <summary>Kinds that the runtime itself carries out; the rest has handlers.</summary>
    public const string StartFlow = "StartFlow";

    public const string Respond = "Respond";

    /// <summary>Given to its handler, where there is one, when a step that may have opened something no longer waits.</summary>
    public const string Withdraw = "Withdraw";

    public RunAtWork Work => work;

    /// <summary>Before anything is taken.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        work.Flow = await environment.Programs.GetAsync(work.Stored.VersionId, cancel);
        work.State = work.Stored.Turn == 0 ? RunState.New() : await ReadAsync(cancel);
        work.FirstNewInstance = work.State.NextInstance;
        work.TurnBefore = work.State.Turn;
    }

    public async Task TakeAsync(Arrival arrival, CancellationToken cancel)
    {
        if (arrival.Request is RewriteRequest rewrite)
        {
            await RewriteAsync(rewrite, cancel);
        }
        else if ((arrival.Input ?? arrival.Item?.ToInput()) is { } input)
        {
            await TakeAsync(input, cancel);
        }
    }

    /// <summary>When all of it is taken.</summary>
    public Task CloseAsync(CancellationToken cancel) =>
        work.Flow!.HasChildFlows ? children.CancelForgottenAsync(work, cancel) : Task.CompletedTask;

    private async Task<RunState> ReadAsync(CancellationToken cancel)
    {
        var written = WrittenState.Parse(work.Stored.State.Span);
        work.Contents = written.Contents;
        return written.Read(work.Flow!.Program, written.Contents.Count == 0 ? null : await environment.Contents.FetchAsync(turn, written.Contents, cancel));
    }

    private async Task RewriteAsync(RewriteRequest request, CancellationToken cancel)
    {
        var context = await ContextAsync(always: true, cancel);
        var given = new RunToRewrite(work.Stored with { VersionId = work.Flow!.Version.Id }, work.Flow.Program, work.State, context, work.Changed);
        if (request.Rewrite(given) is not { } rewrite)
        {
            return;
        }

        if (rewrite.VersionId != work.Flow.Version.Id)
        {
            work.Flow = await children.FlowAsync(rewrite.VersionId, cancel);
        }

        await KeepAsync(new AdvanceResult(rewrite.State, rewrite.Effects, rewrite.Journal), cancel);
        work.Note(rewrite);
    }

    private async Task TakeAsync(RunInput input, CancellationToken cancel)
    {
        var context = await ContextAsync(always: false, cancel);
        var result = Engine.AdvanceOwned(work.Flow!.Program, work.State, input, context);
        _options.Taken?.Invoke(new(work.Flow.Version, work.Stored.Id, input, context, result));
        await KeepAsync(result, cancel);
    }

    private async Task KeepAsync(AdvanceResult result, CancellationToken cancel)
    {
        work.Changed = true;
        work.WentOn();
        work.State = result.State;
        work.Journal.AddRange(result.Journal);
        work.Effects.AddRange(result.Effects);
        foreach (var effect in result.Effects)
        {
            switch (effect)
            {
                case Effect.Change change:
                    await ChangeAsync(change, cancel);
                    break;
                case Effect.ClearWaits clear when work.Stored.Campaign is not null && desk.Handles(Withdraw):
                    await desk.ApplyAsync(Request(clear.Instance, 1, "", Withdraw, Value.Null), cancel);
                    break;
            }
        }
    }

    private async Task ChangeAsync(Effect.Change change, CancellationToken cancel)
    {
        var outcome = change.Kind switch
        {
            StartFlow => await children.StartAsync(work, change, cancel),
            Respond => Answer(change),
            _ => await desk.ApplyAsync(Request(change.Instance, change.Attempt, change.Path, change.Kind, change.Inputs) with { ComesAgain = change.ComesAgain }, cancel),
        };
        if (outcome is not null)
        {
            await TakeAsync(new RunInput.Completed(change.Instance, change.Attempt, outcome), cancel);
        }
    }

    private Outcome? Answer(Effect.Change change)
    {
        work.Response = change.Inputs;
        children.Respond(work, change.Inputs);
        return null;
    }

    private ChangeRequest Request(long instance, int attempt, string path, string kind, Value inputs) =>
        new(work.Stored, work.Flow!.Version.FlowName, instance, attempt, path, kind, inputs, now);

    private async ValueTask<AdvanceContext> ContextAsync(bool always, CancellationToken cancel)
    {
        var facts = (always || work.Flow!.Program.NeedsFacts) && work.Stored.Campaign is { } campaign ? await desk.FactsAsync(campaign, cancel) : null;
        return new AdvanceContext
        {
            Now = now,
            Chance = new SeededChance(work.Stored.Id, work.State.Turn),
            Facts = facts?.Facts,
            Claims = facts?.Claims,
            WorkingDays = facts?.WorkingDays,
            Workflow = Workflow(),
            Zone = children.Zone,
            CallbackBase = _options.CallbackBase?.Invoke(work.Stored.Id),
            Limits = _options.Limits,
        };
    }

    private ObjectValue Workflow()
    {
        var version = work.Flow!.Version;
        var run = Value.Of(work.Stored.Id.ToString());
        return ObjectValue.Of(
            ("id", Value.Of(version.Flow.ToString())),
            ("name", Value.Of(version.FlowName)),
            ("type", Value.Of("CampaignTracker/flows")),
            ("version", Value.Of(version.Number)),
            ("run", ObjectValue.Of(("id", run), ("name", run), ("type", Value.Of("CampaignTracker/flows/runs")))));
    }
}
