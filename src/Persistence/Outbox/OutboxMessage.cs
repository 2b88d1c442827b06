using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Persistence.Outbox;

/// <summary>A domain event on its way to the flows. Written with the change it tells of; dispatched at least once.</summary>
/// <remarks>The order of one campaign's events is (OccurredAt, Position, Id). SQL Server does not sort ids by time, so the id alone is not enough there.</remarks>
public sealed class OutboxMessage
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required CampaignId CampaignId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>Its place among the events of the same save.</summary>
    public required int Position { get; init; }

    /// <summary>The event's flat payload, a JSON object.</summary>
    public required string Payload { get; init; }

    /// <summary>Null until the dispatcher has handed it to every flow and wait that it concerns.</summary>
    public DateTimeOffset? DispatchedAt { get; set; }
}
