using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>An event on its way to triggers and waits.</summary>
/// <param name="Campaign">Null for an event of no campaign: only runs of no campaign hear it.</param>
/// <param name="Stored">Whether it stands in the outbox and is to be marked there.</param>
public sealed record PendingEvent(Guid Id, string Name, CampaignId? Campaign, DateTimeOffset At, Value Payload, bool Stored = true);

/// <summary>Whom an event reaches.</summary>
/// <param name="Taken">False where turns or another dispatch are at its campaign: the event stays for later, and the rest is not to be used.</param>
/// <param name="First">Who waits for it, ordered by run and instance; <see cref="Most"/> at most.</param>
/// <param name="Triggers">The flows it may start, ordered by flow and trigger.</param>
public sealed record EventReach(bool Taken, IReadOnlyList<Subscription> First, IReadOnlyList<EventTrigger> Triggers)
{
    /// <summary>More waits than these are read page by page.</summary>
    public const int Most = 16;

    /// <summary>Whether <see cref="First"/> may be only the beginning.</summary>
    public bool MayBeMore => First.Count >= Most;
}

/// <summary>A trigger of the latest version of a flow that an event may start.</summary>
/// <param name="Campaign">Null: events of every campaign.</param>
public sealed record EventTrigger(Guid Flow, Guid VersionId, string Trigger, string Event, CampaignId? Campaign);

/// <summary>One numbered, immutable version of a flow.</summary>
/// <param name="Definition">The JSON text as it was published.</param>
public sealed record FlowVersion(Guid Id, Guid Flow, string FlowName, int Number, CampaignId? Campaign, string Definition);
