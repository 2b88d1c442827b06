using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>A run's row as a turn sees it. <see cref="Turn"/> goes up by one with every save and guards against a second writer.</summary>
public sealed record StoredRun
{
    public required Guid Id { get; init; }

    /// <summary>The exact version of the flow; it changes only by a migration.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>Null for a run that belongs to no campaign: it has no facts and hears only events of no campaign.</summary>
    public CampaignId? Campaign { get; init; }

    public required RunStatus Status { get; init; }

    /// <summary>0 before the first turn.</summary>
    public required long Turn { get; init; }

    public required ReadOnlyMemory<byte> State { get; init; }

    public required string Trigger { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The step of another run that waits for this one.</summary>
    public ParentStep? Parent { get; init; }

    /// <summary>The first of the runs that started each other down to this one; null where no run started it.</summary>
    public Guid? Root { get; init; }

    /// <summary>How many runs stand above it; 0 where no run started it.</summary>
    public int Generation { get; init; }
}

public sealed record ParentStep(Guid Run, long Instance, int Attempt);
