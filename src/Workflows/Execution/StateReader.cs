using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Reads what <see cref="StateJson"/> wrote, against the program the run belongs to.</summary>
internal sealed class StateReader
{
    private readonly FlowProgram _program;
    private readonly IReadOnlyDictionary<string, Value> _contents;

    /// <param name="contents">Values that are kept apart, by key.</param>
    public StateReader(FlowProgram program, IReadOnlyDictionary<string, Value> contents) => (_program, _contents) = (program, contents);

    public RunState ReadRun(ObjectValue o, long size)
    {
        var state = new RunState
        {
            Status = RunStatusOf(Long(o, "s")),
            Turn = Long(o, "t"),
            Size = size,
            NextInstance = Long(o, "n"),
            StartedAt = Instant(o, "at"),
            TriggerName = o["tn"]?.AsText() ?? "",
            TriggerOutputs = Whole(o["to"]) ?? Value.Null,
            Fault = StepFault.FromValue(o["f"]),
            Outputs = Whole(o["o"]),
        };
        foreach (var (name, value) in o["v"] as ObjectValue ?? ObjectValue.Empty)
        {
            var whole = state.Variables[name] = Whole(value)!;
            if (StateJson.IsLarge(whole))
            {
                (state.Settled ??= new(ReferenceEqualityComparer.Instance)).Add(whole);
            }
        }

        if (o["r"] is ObjectValue root)
        {
            state.Root = ReadFrame(root, null);
        }

        foreach (var input in Items(o, "h"))
        {
            state.Held.Add(RunInputJson.Read((ObjectValue)input));
        }

        return state;
    }

    private Frame ReadFrame(ObjectValue o, Frame? parent)
    {
        var block = _program.Blocks[Int(o, "b")];
        if (!ReferenceEquals(block.Owner?.Block, parent?.Block))
        {
            throw new JsonException("The state does not belong to this version of the flow: it has a block inside one that is not around it.");
        }

        var frame = new Frame(block, parent, o.Has("t") ? Int(o, "t") : -1, Whole(o["i"]));
        var statuses = o["s"]?.AsText() ?? "";
        if (statuses.Length != frame.Statuses.Length)
        {
            throw new JsonException($"The state does not belong to this version of the flow: '{frame.Prefix}' has {frame.Statuses.Length} steps, the state {statuses.Length}.");
        }

        for (var i = 0; i < statuses.Length; i++)
        {
            frame.Statuses[i] = StepStatusOf(statuses[i] - '0');
            frame.Open -= frame.Statuses[i] >= StepStatus.Succeeded ? 1 : 0;
        }

        var states = Items(o, "x");
        for (var i = 0; i + 1 < states.Count; i += 2)
        {
            frame.States[(int)((IntegerValue)states[i]).Value] = ReadState((ObjectValue)states[i + 1], frame);
        }

        ReadKept(o, frame);
        ReadVisits(o, frame);
        return frame;
    }

    private void ReadKept(ObjectValue o, Frame frame)
    {
        var kept = Items(o, "k");
        for (var i = 0; i + 2 < kept.Count; i += 3)
        {
            frame.Kept ??= [];
            frame.Kept[(int)((IntegerValue)kept[i]).Value] = new(
                StepStatusOf(((IntegerValue)kept[i + 1]).Value),
                kept[i + 2] is ObjectValue state ? ReadState(state, frame) : null);
        }
    }

    private static void ReadVisits(ObjectValue o, Frame frame)
    {
        foreach (var ordinal in Items(o, "p"))
        {
            frame.SkippedByPerson ??= [];
            frame.SkippedByPerson.Add((int)((IntegerValue)ordinal).Value);
        }

        var visits = Items(o, "g");
        for (var i = 0; i + 1 < visits.Count; i += 2)
        {
            frame.Visits ??= [];
            frame.Visits[(int)((IntegerValue)visits[i]).Value] = (int)((IntegerValue)visits[i + 1]).Value;
        }
    }

    private StepState ReadState(ObjectValue o, Frame owner)
    {
        var state = new StepState
        {
            Instance = Long(o, "i"),
            Visit = o.Has("v") ? Int(o, "v") : 1,
            Attempt = o.Has("a") ? Int(o, "a") : 1,
            StartedAt = Instant(o, "st"),
            EndedAt = o.Has("e") ? Instant(o, "e") : default,
            Inputs = Whole(o["in"]),
            Outputs = Whole(o["out"]),
            Fault = StepFault.FromValue(o["f"]),
            Memory = Whole(o["m"]),
            Result = Whole(o["r"]),
            TurnResults = Whole(o["tr"]) is ArrayValue turns ? [.. turns.Cast<ArrayValue>()] : null,
            HasWaits = o.Has("w"),
            Turns = Int(o, "n"),
            TurnFailed = o.Has("tf"),
        };
        var timers = Items(o, "tm");
        for (var i = 0; i + 1 < timers.Count; i += 2)
        {
            state.Timers ??= [];
            state.Timers.Add(((TimerPurpose)((IntegerValue)timers[i]).Value, new(((IntegerValue)timers[i + 1]).Value, TimeSpan.Zero)));
        }

        foreach (var frame in Items(o, "fr"))
        {
            state.Frames ??= [];
            state.Frames.Add(ReadFrame((ObjectValue)frame, owner));
        }

        return state;
    }

    private Value? Whole(Value? value) =>
        value is ObjectValue { Count: 1 } o && o.TryGetExact(StateJson.Reference, out var key) && key.AsText() is { } text && _contents.TryGetValue(text, out var whole) ? whole : value;

    private static RunStatus RunStatusOf(long written) =>
        written is >= 0 and <= (long)RunStatus.Cancelled ? (RunStatus)written : throw new JsonException($"{written} is no status of a run.");

    private static StepStatus StepStatusOf(long written) =>
        written is >= 0 and <= (long)StepStatus.Cancelled ? (StepStatus)written : throw new JsonException($"{written} is no status of a step.");

    private static int Int(ObjectValue o, string name) => (int)Long(o, name);

    private static long Long(ObjectValue o, string name) => o[name] is IntegerValue i ? i.Value : 0;

    private static DateTimeOffset Instant(ObjectValue o, string name) => new(Long(o, name), TimeSpan.Zero);

    private static ArrayValue Items(ObjectValue o, string name) => o[name] as ArrayValue ?? ArrayValue.Empty;
}
