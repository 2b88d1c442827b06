using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>A move of many runs that goes on by itself: leased like other outside work, so that one node has it and another takes it over when that one dies.</summary>
/// <param name="moves">Found when there is a move: it needs the engine, which needs its handlers.</param>
public sealed class MoveCall(Func<IRunMoves> moves) : ICallHandler
{
    private const string KindName = "MoveRuns";

    public string Kind => KindName;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel) =>
        await moves().GoOnAsync(Guid.Parse(work.Inputs.Get("move")!.AsText()!), cancel) ? Outcome.Succeeded(Value.Null) : Outcome.GoesOn;

    /// <summary>One item for the whole move, under its id.</summary>
    internal static WorkItem Work(Guid move, DateTimeOffset now) => new()
    {
        Id = move,
        Queue = WorkQueue.Outside,
        Kind = WorkKind.Call,
        DueAt = now,
        ReadyAt = now,
        Payload = CallJson.Write(new($"move/{move}", KindName, ObjectValue.Of(("move", Value.Of(move.ToString()))), null, 0, 1, now)),
    };
}
