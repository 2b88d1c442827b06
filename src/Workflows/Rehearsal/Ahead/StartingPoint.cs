using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>How things stand when a rehearsal of the future begins: copies, so that whatever the rehearsal does to them is done to nothing else.</summary>
public sealed record StartingPoint
{
    public required DateTimeOffset Now { get; init; }

    /// <summary>Null for a flow of no campaign.</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>What can't change by a flow alone: evidence, claims, people, attempts, consultations. Null without a campaign.</summary>
    public CampaignFacts? Facts { get; init; }

    /// <summary>What flows change: the campaign with its stages, the ledger, open approvals and tasks, reminders, briefings under way and their deliveries; and its open consultations, of whose closing flows are told.</summary>
    public IReadOnlyList<Entity> Records { get; init; } = [];

    public IReadOnlyList<Colleague> Colleagues { get; init; } = [];

    /// <summary>Runs that have not ended.</summary>
    public IReadOnlyList<StoredRun> Runs { get; init; } = [];

    /// <summary>Runs of the campaign that were too many to take along.</summary>
    public int RunsLeftOut { get; init; }

    public IReadOnlyList<WorkItem> Items { get; init; } = [];

    public IReadOnlyList<WaitWrite> Waits { get; init; } = [];

    public IReadOnlyList<Subscription> Subscriptions { get; init; } = [];

    /// <summary>Events that have happened and that no flow has been told of yet, in order.</summary>
    public IReadOnlyList<PendingEvent> Events { get; init; } = [];

    /// <summary>Flows of the campaign that start by themselves on a schedule.</summary>
    public IReadOnlyList<ScheduledFlow> Schedules { get; init; } = [];

    /// <summary>Closes the campaign's open stages, so that a flow that begins with the rehearsal can open them as it would in a new campaign.</summary>
    public StartingPoint WithStagesClosed()
    {
        foreach (var campaign in Records.OfType<Campaign>())
        {
            foreach (var stage in campaign.Stages.Where(stage => stage.CurrentVisit is not null).ToList())
            {
                campaign.CompleteStage(stage.Key, Now, new Stamp(Origin.Import("a rehearsal"), Now));
            }

            // Nobody is to hear of it: it has not happened.
            campaign.TakeEvents();
        }

        return this;
    }
}

/// <param name="Since">When the schedule was switched on.</param>
public sealed record ScheduledFlow(Guid Version, string Trigger, Scheduling.Recurrences.RecurrenceRule Rule, DateTimeOffset Since);
