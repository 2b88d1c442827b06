using Microsoft.Data.Sqlite;

namespace CampaignTracker.Persistence.Databases;

internal static class SqliteSettings
{
    /// <summary>Pages (of 4 KiB) of the write-ahead log after which a commit copies them into the file itself. The engine's store does it sooner, beside the commits.</summary>
    public const int LongestLog = 10_000;

    /// <summary>Set on every opening, because only the journal mode is kept in the file. FULL: what was committed survives a power cut.</summary>
    public static void Apply(SqliteConnection connection, string synchronous = "FULL")
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // FULL or NORMAL, from this assembly and its benchmarks.
        command.CommandText = $"PRAGMA journal_mode=WAL; PRAGMA synchronous={synchronous}; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; PRAGMA wal_autocheckpoint={LongestLog};";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
