namespace CampaignTracker.TransactSql;

/// <summary>SQL Server would refuse this text.</summary>
public sealed class TransactSqlException(IEnumerable<string> faults, string sql)
    : Exception($"SQL Server would refuse this: {string.Join("; ", faults)}{Environment.NewLine}{sql}");
