using Microsoft.Data.Sqlite;

namespace CampaignTracker.Persistence.Databases;

internal static class SqliteSettings
{
    /// <summary>Set on every opening, because only the journal mode is kept in the file. FULL: what was committed survives a power cut.</summary>
    public static void Apply(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON;";
        command.ExecuteNonQuery();
    }
}
