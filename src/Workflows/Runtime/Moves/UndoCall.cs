using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Putting many runs back goes on by itself as <see cref="MoveCall"/> does. Who wished it, and why, travels with the work.</summary>
/// <param name="moves">Found when there is something to undo: it needs the engine, which needs its handlers.</param>
public sealed class UndoCall(Func<IRunMoves> moves) : ICallHandler
{
    private const string KindName = "UndoMove";

    public string Kind => KindName;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        var by = new Actor(Text(work, "by"), Text(work, "reason"));
        return await moves().GoOnUndoingAsync(Guid.Parse(Text(work, "move")), by, cancel) ? Outcome.Succeeded(Value.Null) : Outcome.GoesOn;
    }

    /// <summary>The same for the same move, so that it is undone by one node at a time. Not the move's own: what is left of the move may still lie in the queue.</summary>
    internal static Guid IdOf(Guid move) => new(SHA256.HashData(Encoding.ASCII.GetBytes(Key(move))).AsSpan(0, 16));

    internal static WorkItem Work(Guid move, Actor by, DateTimeOffset now) => new()
    {
        Id = IdOf(move),
        Queue = WorkQueue.Outside,
        Kind = WorkKind.Call,
        DueAt = now,
        ReadyAt = now,
        Payload = CallJson.Write(new(
            Key(move),
            KindName,
            ObjectValue.Of(("move", Value.Of(move.ToString())), ("by", Value.Of(by.Name)), ("reason", Value.Of(by.Reason))),
            null,
            0,
            1,
            now)),
    };

    private static string Key(Guid move) => $"undo/{move}";

    private static string Text(CallWork work, string name) => work.Inputs.Get(name)!.AsText()!;
}
