namespace CampaignTracker.Workflows.Execution;

/// <summary>What one input led to. The state passed in is unchanged; <paramref name="State"/> is new.</summary>
public sealed record AdvanceResult(RunState State, IReadOnlyList<Effect> Effects, IReadOnlyList<JournalEntry> Journal)
{
    /// <summary>What it took of <see cref="RunLimits.WorkPerTurn"/>.</summary>
    public long Work { get; init; }
}
