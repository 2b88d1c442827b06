using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Parameters in the order of the statements in <see cref="Sql"/>.</summary>
internal static class RowParameters
{
    public static object?[] InsertRun(RunWrite w) =>
    [
        w.Run.Id, w.Run.VersionId, w.Run.Campaign?.Value, w.Run.Status.ToString(), w.Run.Turn, Bytes(w.Run.State), w.Run.Trigger, w.Run.StartedAt.UtcTicks,
        w.EndedAt?.UtcTicks, w.Run.Parent?.Run, w.Run.Parent?.Instance ?? 0L, w.Run.Parent?.Attempt ?? 0, w.Fault?.Code, w.Fault?.Message, w.Outputs, w.Trouble,
        w.Run.Root, w.Run.Generation,
    ];

    public static object?[] UpdateRun(RunWrite w) =>
    [
        w.Run.Id, w.Run.Turn - 1, w.Run.VersionId, w.Run.Status.ToString(), w.Run.Turn, Bytes(w.Run.State),
        w.EndedAt?.UtcTicks, w.Fault?.Code, w.Fault?.Message, w.Outputs, w.Trouble,
    ];

    public static object?[] Journal(JournalWrite w) => [w.Run, w.Turn, w.Part, w.At.UtcTicks, w.Count, w.Entries];

    public static object?[] Wait(WaitWrite w) =>
        [w.Run, w.Instance, w.Campaign?.Value, w.Path, w.StepType, w.Title, w.WaitingFor, w.Since.UtcTicks, w.Until?.UtcTicks, w.MayAct];

    public static object?[] Subscription(Subscription s) => [RowReading.KeyOf(s.Campaign), s.Key, s.Run, s.Instance];

    public static object?[] Item(WorkItem i) =>
    [
        i.Id, (short)i.Queue, (short)i.Kind, i.Run, i.Instance, i.Purpose, i.DueAt.UtcTicks, i.ReadyAt.UtcTicks, Bytes(i.Payload), i.Attempt, i.LastError,
    ];

    public static object?[] Defer(WorkItem i) => [i.Id, (short)i.Queue, i.ReadyAt.UtcTicks, i.Attempt, i.LastError];

    public static object?[] TriggerLine(TriggerLine l) => [l.Id, l.Flow, l.Trigger, l.At.UtcTicks, l.Event, l.Run, l.Reason];

    // A pooled or sliced buffer must be copied; the engine hands over whole arrays, which are passed as they are.
    public static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(memory, out var segment) && segment.Array is { } array && segment.Offset == 0 && segment.Count == array.Length
            ? array
            : memory.ToArray();
}
