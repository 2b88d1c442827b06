using System.Globalization;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A block under way: the flow itself, an entered scope or branch, one turn of a loop.</summary>
internal sealed class Frame(Block block, Frame? parent, int turn, Value? item)
{
    private string? _prefix;

    public Block Block { get; } = block;

    public Frame? Parent { get; private set; } = parent;

    /// <summary>The loop's turn, from 0; -1 outside a loop.</summary>
    public int Turn { get; } = turn;

    /// <summary>The loop's current item.</summary>
    public Value? Item { get; } = item;

    public StepStatus[] Statuses { get; private set; } = new StepStatus[block.Steps.Length];

    public StepState?[] States { get; private set; } = new StepState?[block.Steps.Length];

    /// <summary>Steps that have not ended.</summary>
    public int Open { get; set; } = block.Steps.Length;

    /// <summary>Ordinals a person has skipped: what runs after them goes on as if they had succeeded. Null where there are none.</summary>
    public HashSet<int>? SkippedByPerson { get; set; }

    /// <summary>How often a step has been gone back to, by ordinal. Null where none has.</summary>
    public Dictionary<int, int>? Visits { get; set; }

    /// <summary>Records of steps of blocks that have closed inside this one and that something out here may refer to, by step index.</summary>
    public Dictionary<int, EndedStep>? Kept { get; set; }

    /// <summary>The path of this frame with a trailing slash; empty for the flow itself.</summary>
    public string Prefix => _prefix ??= MakePrefix();

    public StepState? OwnerState => Parent?.States[Block.Owner!.Ordinal];

    public string PathOf(StepNode node) => Parent is null ? node.Name : Prefix + node.Name;

    public Frame Clone(Frame? parent)
    {
        var copy = (Frame)MemberwiseClone();
        copy.Parent = parent;
        copy.Statuses = [.. Statuses];
        copy.States = Array.ConvertAll(States, s => s?.Clone(copy));
        copy.SkippedByPerson = SkippedByPerson is null ? null : [.. SkippedByPerson];
        copy.Visits = Visits is null ? null : new(Visits);
        copy.Kept = Kept?.ToDictionary(k => k.Key, k => k.Value.State?.TurnResults is null ? k.Value : new EndedStep(k.Value.Status, k.Value.State.Clone(copy)));
        return copy;
    }

    private string MakePrefix()
    {
        if (Parent is null)
        {
            return "";
        }

        var owner = Parent.PathOf(Block.Owner!);
        return Turn < 0 ? owner + "/" : string.Create(CultureInfo.InvariantCulture, $"{owner}[{Turn}]/");
    }
}

/// <summary>The record of a step whose frame is gone. Never changes, but that a loop adds its turns (<see cref="LoopOutputs"/>).</summary>
internal sealed record EndedStep(StepStatus Status, StepState? State)
{
    /// <summary>It ran, and what it gave is not known any more: reading it is an error.</summary>
    public static EndedStep Lost { get; } = new(StepStatus.Succeeded, null);
}
