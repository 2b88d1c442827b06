using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Tests.Flows;

/// <summary>Opens approvals without a record of them: the test gives the answer.</summary>
internal sealed class AskedApproval : IChangeHandler
{
    public string Kind => "OpenApproval";

    public Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel) => Task.FromResult<Outcome?>(null);
}
