using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>An event on its way to triggers and waits.</summary>
/// <param name="Campaign">Null for an event of no campaign: only runs of no campaign hear it.</param>
/// <param name="Stored">Whether it stands in the outbox and is to be marked there.</param>
public sealed record PendingEvent(Guid Id, string Name, CampaignId? Campaign, DateTimeOffset At, Value Payload, bool Stored = true);

/// <summary>A trigger of the latest version of a flow that an event may start.</summary>
/// <param name="Campaign">Null: events of every campaign.</param>
public sealed record EventTrigger(Guid Flow, Guid VersionId, string Trigger, string Event, CampaignId? Campaign);

/// <summary>One numbered, immutable version of a flow.</summary>
/// <param name="Definition">The JSON text as it was published.</param>
public sealed record FlowVersion(Guid Id, Guid Flow, string FlowName, int Number, CampaignId? Campaign, string Definition);
