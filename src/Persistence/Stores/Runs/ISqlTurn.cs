using System.Data.Common;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>A turn on a database: what else changes in it is written through the same connection and transaction.</summary>
public interface ISqlTurn
{
    DbConnection Connection { get; }

    DbTransaction Transaction { get; }
}
