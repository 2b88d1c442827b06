using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CampaignTracker.Persistence.Databases;

/// <summary>The database that was chosen, for what speaks to it without EF Core. Thread-safe.</summary>
public sealed class TrackerDatabase
{
    private readonly Func<DbConnection> _connect;

    public TrackerDatabase(DatabaseProvider provider, string connectionString)
    {
        Provider = provider;
        ConnectionString = provider == DatabaseProvider.Postgres ? PostgresSettings.Complete(connectionString) : connectionString;
        _connect = provider switch
        {
            DatabaseProvider.Sqlite => () => new SqliteConnection(ConnectionString),
            DatabaseProvider.SqlServer => () => new SqlConnection(ConnectionString),
            DatabaseProvider.Postgres => () => new NpgsqlConnection(ConnectionString),
        };
    }

    public DatabaseProvider Provider { get; }

    public string ConnectionString { get; }

    /// <summary>FULL (default): what was committed survives a power cut. NORMAL: it survives a crash of the process, and is faster.</summary>
    public string SqliteSynchronous { get; init; } = "FULL";

    /// <summary>Makes the folder when it is missing.</summary>
    public static TrackerDatabase From(TrackerDatabaseOptions options)
    {
        if (!TryReadProvider(options.Provider, out var provider))
        {
            throw new ArgumentException($"'{options.Provider}' is no database provider.", nameof(options));
        }

        return new TrackerDatabase(provider, options.ConnectionString is { Length: > 0 } given ? given : SqliteFileIn(options.Folder));
    }

    public static bool TryReadProvider(string? text, out DatabaseProvider provider) =>
        Enum.TryParse(text, ignoreCase: true, out provider) && Enum.IsDefined(provider) && !char.IsAsciiDigit(text![0]);

    /// <summary>A closed connection; open it through <see cref="OpenAsync"/>, so that SQLite gets its settings.</summary>
    public DbConnection CreateConnection() => _connect();

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = _connect();
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (connection is SqliteConnection sqlite)
            {
                SqliteSettings.Apply(sqlite, SqliteSynchronous);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string SqliteFileIn(string folder)
    {
        Directory.CreateDirectory(folder);
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "tracker.db") }.ToString();
    }
}
