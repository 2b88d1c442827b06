using Microsoft.Data.Sqlite;

namespace CampaignTracker.Persistence.Databases;

/// <summary>A SQLite database that is filled beside its place and moved there when it is whole. Cut off in the middle, it is as if it had never begun.</summary>
public static class SqliteNewFile
{
    private static readonly string[] Parts = ["", "-wal", "-shm", "-journal"];

    /// <summary>False for a server's database, and for a file that is there already.</summary>
    public static bool IsMissing(TrackerDatabase database) =>
        database.Provider == DatabaseProvider.Sqlite && new SqliteConnectionStringBuilder(database.ConnectionString) is { Mode: not SqliteOpenMode.Memory } place
        && place.DataSource is { Length: > 0 } and not ":memory:" && !File.Exists(place.DataSource);

    /// <param name="fill">Makes the tables and what is to be in them. An exception leaves the place empty.</param>
    /// <exception cref="InvalidOperationException">Another process is making it.</exception>
    public static async Task MakeAsync(TrackerDatabase database, Func<TrackerDatabase, Task> fill, CancellationToken cancel)
    {
        var place = PlaceOf(database);
        var beside = place + ".new";
        await using var mine = Take(beside + ".lock");
        if (File.Exists(place))
        {
            return;
        }

        Array.ForEach(Parts, part => File.Delete(beside + part));
        var connection = new SqliteConnectionStringBuilder(database.ConnectionString) { DataSource = beside, Pooling = false }.ToString();
        await fill(new TrackerDatabase(DatabaseProvider.Sqlite, connection) { SqliteSynchronous = "OFF" });
        await SettleAsync(connection, cancel);
        File.Move(beside, place);
    }

    /// <summary>Held by one process at a time, and let go by the system when that is killed.</summary>
    private static FileStream Take(string file)
    {
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException taken)
        {
            throw new InvalidOperationException($"Another process is making this database just now ({file}). Start again when it has finished.", taken);
        }
    }

    private static string PlaceOf(TrackerDatabase database) => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    /// <summary>Brings everything from the log into the one file, and the file to the disk. It stays in the log mode, which a reader could not switch on.</summary>
    private static async Task SettleAsync(string connectionString, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous=FULL; PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync(cancel);
    }
}
