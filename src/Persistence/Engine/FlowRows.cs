using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Persistence.Engine;

/// <summary>A flow by name; what it does stands in its versions.</summary>
public sealed class FlowRow
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The campaign whose facts and events its runs see; null for a flow of no campaign.</summary>
    public CampaignId? CampaignId { get; init; }

    /// <summary>The one that new runs get.</summary>
    public Guid? LatestVersionId { get; set; }
}

/// <summary>A published definition. Never changed.</summary>
public sealed class FlowVersionRow
{
    public required Guid Id { get; init; }

    public required Guid FlowId { get; init; }

    /// <summary>1 for the first version of its flow.</summary>
    public required int Number { get; init; }

    /// <summary>The JSON text as it was published.</summary>
    public required string Definition { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public required string Hash { get; init; }

    public required string Author { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }
}

/// <summary>A trigger of a flow's latest version, so that an event finds the flows it starts by one look-up.</summary>
public sealed class FlowTriggerRow
{
    public required Guid FlowId { get; init; }

    public required Guid VersionId { get; init; }

    public required string Name { get; init; }

    /// <summary>As in the definition: Request, Recurrence, Campaign.Event ...</summary>
    public required string Type { get; init; }

    /// <summary>The event's name; empty for other types.</summary>
    public required string Event { get; init; }

    /// <summary>Events of this campaign only; <see cref="Guid.Empty"/>: of every campaign.</summary>
    public required CampaignId CampaignId { get; init; }
}

/// <summary>What became of a trigger when it was due.</summary>
public sealed class TriggerHistoryRow
{
    public required Guid Id { get; init; }

    public required Guid FlowId { get; init; }

    public required string Trigger { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? EventId { get; init; }

    /// <summary>Null where it did not fire; <see cref="Reason"/> says why.</summary>
    public Guid? RunId { get; init; }

    public required string Reason { get; init; }
}

/// <summary>The next version of a flow while it is being written.</summary>
public sealed class FlowDraftRow
{
    public required Guid FlowId { get; init; }

    /// <summary>Of the version that it will become: so that one draft becomes one version.</summary>
    public required Guid Id { get; init; }

    /// <summary>1 at first, one more with every save.</summary>
    public required int Revision { get; init; }

    /// <summary>The text as it was typed; it may have errors.</summary>
    public required string Definition { get; init; }

    /// <summary>The number of the version that its author had before them.</summary>
    public required int BasedOn { get; init; }

    public required string Author { get; init; }

    public required string Note { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}
