using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// What <c>result()</c> gives of a step with blocks (WDL reference, "result"): the records of its first-level steps. A loop over
/// items gives one record for each step, whose <c>outputs</c> are that step's records in the order of the items.
/// </summary>
internal static class ScopeResults
{
    /// <summary>Takes the records of a frame that has closed or was cancelled, before the frame is let go.</summary>
    public static void Keep(StepState owner, Frame frame)
    {
        var step = frame.Block.Owner!;
        if (!step.IsResultReferenced)
        {
            return;
        }

        if (frame.Turn < 0)
        {
            owner.Result = ArrayValue.From(step.Blocks.SelectMany(b => ReferenceEquals(b, frame.Block) ? Records.OfBlock(frame) : Skipped(b)));
        }
        else if (step.Type == "Until")
        {
            // That of its last turn: keeping all would make the state grow with its history.
            owner.Result = ArrayValue.From(Records.OfBlock(frame).Select(r => ((ObjectValue)r).With("repetitionCount", Value.Of(owner.Turns))));
        }
        else
        {
            KeepTurn(owner.TurnResults ??= [], frame);
        }
    }

    /// <summary>A loop over items has ended: its turns become one record for each step.</summary>
    public static void Finish(StepNode step, StepState state)
    {
        if (state.TurnResults is { } turns)
        {
            state.Result = ArrayValue.From(step.Blocks[0].Steps.Select((inner, i) => Repeated(inner, [.. turns.Where(t => t.Count > i).Select(t => (ObjectValue)t[i])])));
            state.TurnResults = null;
        }
    }

    /// <summary>Of a step whose blocks were never entered; null where it has none.</summary>
    public static ArrayValue? OfUnentered(StepNode step) => step.Blocks.Length switch
    {
        0 => null,
        _ when step.Type == "Foreach" => ArrayValue.From(step.Blocks[0].Steps.Select(inner => Repeated(inner, []))),
        _ => ArrayValue.From(step.Blocks.SelectMany(Skipped)),
    };

    private static IEnumerable<Value> Skipped(Block block) => block.Steps.Select(step => Records.Of(step, StepStatus.Skipped, null));

    private static void KeepTurn(List<ArrayValue> turns, Frame frame)
    {
        while (turns.Count <= frame.Turn)
        {
            turns.Add(ArrayValue.Empty);
        }

        turns[frame.Turn] = Records.OfBlock(frame);
    }

    /// <summary>One record for all turns of a step in a loop.</summary>
    public static ObjectValue Repeated(StepNode step, List<ObjectValue> turns) => ObjectValue.Of(
        ("name", Value.Of(step.Name)),
        ("startTime", turns.Select(t => t["startTime"]).FirstOrDefault(IsGiven) ?? Value.Null),
        ("endTime", turns.Select(t => t["endTime"]).LastOrDefault(IsGiven) ?? Value.Null),
        ("status", Value.Of(Worst(turns))),
        ("code", Value.Of("NotSpecified")),
        ("outputs", ArrayValue.From(turns)),
        ("repetitionCount", Value.Of(turns.Count)));

    private static bool IsGiven(Value? value) => value is { IsNull: false };

    private static string Worst(List<ObjectValue> turns)
    {
        StepStatus[] order = [StepStatus.Failed, StepStatus.TimedOut, StepStatus.Cancelled, StepStatus.Succeeded];
        return Records.Name(order.FirstOrDefault(s => turns.Exists(t => t["status"]?.AsText() == Records.Name(s)), StepStatus.Skipped));
    }
}
