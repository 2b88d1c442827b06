using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>The records within a flow's turn.</summary>
internal sealed class ScopeRecords(IChangeScope scope) : IBriefingRecords
{
    public IBriefingStore Briefings { get; } = scope.Records<IBriefingStore>();

    public ICampaignStore Campaigns { get; } = scope.Records<ICampaignStore>();

    public IIdSource Ids => scope.Ids;

    /// <summary>Within a turn a step is completed by the handler's own outcome, never by work.</summary>
    public void Perform(BriefingJob job) => scope.Perform(job.Kind, job.Key, job.Inputs, job.NotBefore);
}
