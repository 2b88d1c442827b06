using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// Answers in the place of a web address: as a person said it would, <c>{"statusCode", "headers", "body"}</c> or the body alone, else with
/// 200 and nothing in it. Nothing leaves the house, and nothing of the request but its host is shown.
/// </summary>
internal sealed class StandInCall(Asking asking, MemoryFlowStore store, AheadLog log) : ICallHandler
{
    public string Kind => "Http";

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        var run = work.Run ?? Guid.Empty;
        var host = Uri.TryCreate(work.Inputs.Get("uri")?.AsText(), UriKind.Absolute, out var uri) ? uri.Host : "a web address";

        // A step that no longer waits says goodbye to its partner; nobody asks what that brings.
        var path = store.FindWait(run, work.Instance)?.Path;
        var answer = path is null ? null : asking.ContentOf(await asking.OfCallAsync(run, work.Instance, path, $"The answer of {host}", cancel));
        var status = answer?.Get("statusCode") is IntegerValue given ? given.Value : 200;
        var why = answer is null ? "It is assumed to answer 200 with nothing in it." : string.Create(CultureInfo.InvariantCulture, $"It is assumed to answer {status} as given.");
        log.Write(AheadKind.Call, run, work.Instance, store.FlowOf(run), path ?? "", $"Calls {host}", why, isAssumed: true);
        return Answer(status, answer);
    }

    private static Outcome Answer(long status, Value? answer)
    {
        var isWhole = answer?.Get("statusCode") is IntegerValue;
        var outputs = ObjectValue.Of(
            ("statusCode", Value.Of(status)),
            ("headers", (isWhole ? answer!.Get("headers") : null) ?? ObjectValue.Empty),
            ("body", (isWhole ? answer!.Get("body") : answer) ?? Value.Null));
        return status < 400
            ? Outcome.Succeeded(outputs)
            : Outcome.Failed(new StepFault("ActionFailed", string.Create(CultureInfo.InvariantCulture, $"The answer had the status {status}.")), outputs, status is 408 or 429 or >= 500);
    }
}
