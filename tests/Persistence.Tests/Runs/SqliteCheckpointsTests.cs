using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Tests.Runs;

public sealed class SqliteCheckpointsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-checkpoints").FullName;
    private readonly Warnings _warnings = new();

    [Fact]
    public async Task Copies_what_was_committed_into_the_file_without_any_commit_doing_it()
    {
        var database = Over(Path.Combine(_folder, "tracker.db"));
        await using var writer = (SqliteConnection)await database.OpenAsync(default);
        await ExecuteAsync(writer, "CREATE TABLE things (n INTEGER); INSERT INTO things VALUES (1),(2),(3);");
        var checkpoints = new SqliteCheckpoints(database, _warnings);

        checkpoints.Committed(statements: 2_000);
        await checkpoints.DisposeAsync();

        Assert.Equal(3, await RowsOfTheFileAloneAsync());
        Assert.Equal(0, _warnings.Count);
    }

    [Fact]
    public async Task Leaves_a_short_log_alone()
    {
        var database = Over(Path.Combine(_folder, "tracker.db"));
        await using var writer = (SqliteConnection)await database.OpenAsync(default);
        await ExecuteAsync(writer, "CREATE TABLE things (n INTEGER); INSERT INTO things VALUES (1),(2),(3);");
        var checkpoints = new SqliteCheckpoints(database, _warnings);

        checkpoints.Committed(statements: 1_999);
        await checkpoints.DisposeAsync();

        await Assert.ThrowsAsync<SqliteException>(RowsOfTheFileAloneAsync);
    }

    [Fact]
    public async Task Says_so_when_the_file_can_not_be_reached_and_holds_nobody_up()
    {
        var checkpoints = new SqliteCheckpoints(Over(Path.Combine(_folder, "away", "tracker.db")), _warnings);

        checkpoints.Committed(statements: 2_000);
        await checkpoints.DisposeAsync();

        Assert.Equal(1, _warnings.Count);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static TrackerDatabase Over(string file) => new(DatabaseProvider.Sqlite, $"Data Source={file};Pooling=False");

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The database file copied away from its log.</summary>
    private async Task<long> RowsOfTheFileAloneAsync()
    {
        var alone = Path.Combine(_folder, "alone.db");
        File.Copy(Path.Combine(_folder, "tracker.db"), alone);
        await using var connection = new SqliteConnection($"Data Source={alone};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM things";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private sealed class Warnings : ILogger
    {
        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Count++;
    }
}
