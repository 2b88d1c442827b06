using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>
/// Gives a briefing that has not gone out the instant at which the clocks now show the time that was meant. What was to issue it at the
/// former instant comes too late, or finds that it is too early.
/// </summary>
public sealed class MoveBriefingHandler() : ChangeHandler(BriefingStep.MoveKind)
{
    protected override async Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var request = change.Request;
        var records = new ScopeRecords(change.Scope);
        var key = new FlowStepOrigin(request.Run.Id, request.Instance, request.Attempt).Key;
        var at = Instants.Read(change.Input("sendAt"), Scheduling.Zones.TimeZones.Utc)!.Value;
        if (await records.Briefings.FindByStepAsync(key, cancel).ConfigureAwait(false) is { MayMove: true } briefing
            && briefing.MoveSending(at, change.StampBecause("The rules of the time zone have changed."))
            && briefing.Status != BriefingStatus.AwaitingSignOff)
        {
            records.Perform(BriefingJob.ToIssue(briefing.Id, at));
        }

        return null;
    }
}
