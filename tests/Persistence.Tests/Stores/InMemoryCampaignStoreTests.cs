using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Persistence.Tests.Stores;

public sealed class InMemoryCampaignStoreTests : CampaignStoreContract
{
    protected override IIdSource Ids { get; } = new SequentialIds();

    protected override ICampaignStore Store { get; } = new InMemoryCampaignStore();

    protected override Task NextTurnAsync() => Task.CompletedTask;
}
