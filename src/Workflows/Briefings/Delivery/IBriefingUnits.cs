using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Opens transactions for what happens to briefings outside of a flow's turn: a sign-off, a delivery.</summary>
public interface IBriefingUnits
{
    Task<IBriefingUnit> BeginAsync(CancellationToken cancellation);
}

/// <summary>The records that belong together in one transaction, and the work it leaves behind.</summary>
public interface IBriefingRecords
{
    IBriefingStore Briefings { get; }

    ICampaignStore Campaigns { get; }

    IIdSource Ids { get; }

    /// <summary>Asks for work after the commit. It is performed at least once under its key.</summary>
    void Perform(BriefingJob job);
}

/// <summary>Disposing without <see cref="CommitAsync"/> undoes everything.</summary>
public interface IBriefingUnit : IBriefingRecords, IAsyncDisposable
{
    Task CommitAsync(CancellationToken cancellation);
}
