using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>A run that lives in memory, with all it waits for.</summary>
public sealed class RehearsedRun(Guid id, string flow, FlowProgram program, CampaignId? campaign)
{
    public Guid Id { get; } = id;

    public string Flow { get; } = flow;

    public FlowProgram Program { get; } = program;

    public CampaignId? Campaign { get; } = campaign;

    public RunState State { get; internal set; } = RunState.New();

    /// <summary>Everything that happened, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => Entries;

    /// <summary>What each waiting step waits for, by instance.</summary>
    public IReadOnlyDictionary<long, Effect.DescribeWait> Waits => Described;

    /// <summary>The timers that are set, of all steps.</summary>
    public IEnumerable<(long Instance, TimerPurpose Purpose, DateTimeOffset DueAt)> PendingTimers =>
        Timers.Select(timer => (timer.Key.Instance, timer.Key.Purpose, timer.Value.DueAt));

    internal List<JournalEntry> Entries { get; } = [];

    internal Dictionary<long, Effect.DescribeWait> Described { get; } = [];

    internal Dictionary<(long Instance, TimerPurpose Purpose), (DateTimeOffset DueAt, Agenda.Entry Entry)> Timers { get; } = [];

    internal HashSet<(long Instance, string Event)> Events { get; } = [];

    internal HashSet<long> Facts { get; } = [];
}
