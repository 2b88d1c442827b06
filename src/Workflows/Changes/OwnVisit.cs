using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Workflows.Changes;

/// <summary>The open visit of a stage that belongs to the run of a change.</summary>
internal static class OwnVisit
{
    /// <summary>Null where the stage is not open, or somebody else's.</summary>
    public static StageVisit? Of(CampaignChange change, Campaign campaign, string key) =>
        campaign.FindStage(key)?.CurrentVisit is { } open && open.EnteredBy.RunId == change.Request.Run.Id ? open : null;

    /// <summary>When it ends; never before it began, should another node's clock have been ahead.</summary>
    public static DateTimeOffset End(CampaignChange change, StageVisit visit) => change.Now > visit.EnteredAt ? change.Now : visit.EnteredAt;
}
