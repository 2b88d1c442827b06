using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Runtime.Turns;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>The work that briefings under way have left: to be issued at their time, copies to be sent. It belongs to no run's row, so it is derived from the records.</summary>
internal static class OwedWork
{
    public static IEnumerable<WorkItem> Of(IReadOnlyList<Entity> records, DateTimeOffset now) =>
        records.OfType<Briefing>().Where(HasItsTime).Select(b => Item(b.Id.Value, BriefingJob.ToIssue(b.Id, b.SendAt), b.SendAt!.Value))
            .Concat(records.OfType<DeliveryRecord>().Select(d => Item(d.Id.Value, BriefingJob.ToDeliver(d.Id, d.Attempts), now)));

    // A draft without sign-off that a flow wrote waits for its time; one that a person wrote waits for the person.
    private static bool HasItsTime(Briefing briefing) => briefing.SendAt is not null
        && (briefing.Status == BriefingStatus.Approved || (briefing is { Status: BriefingStatus.Draft, NeedsSignOff: false, FlowStep: not null }));

    private static WorkItem Item(Guid id, BriefingJob job, DateTimeOffset at) => new()
    {
        Id = id,
        Queue = WorkQueue.Outside,
        Kind = WorkKind.Call,
        DueAt = at,
        ReadyAt = at,
        Payload = CallJson.Write(new CallWork(job.Key, job.Kind, job.Inputs, null, 0, 1, at)),
    };
}
