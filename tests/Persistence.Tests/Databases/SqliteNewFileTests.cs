using CampaignTracker.Persistence.Databases;

namespace CampaignTracker.Persistence.Tests.Databases;

public sealed class SqliteNewFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-new-file").FullName;

    private TrackerDatabase Database => new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder, "tracker.db")};Pooling=False");

    [Fact]
    public async Task Is_in_its_place_when_it_is_whole_and_leaves_nothing_beside()
    {
        SqliteNewFile.IsMissing(Database).ShouldBeTrue();

        await SqliteNewFile.MakeAsync(Database, FillAsync, default);

        SqliteNewFile.IsMissing(Database).ShouldBeFalse();
        Directory.GetFiles(_folder).ShouldHaveSingleItem();
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Cut_off_in_the_middle_it_is_as_if_it_had_never_begun()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => SqliteNewFile.MakeAsync(Database, CutOffAsync, default));
        SqliteNewFile.IsMissing(Database).ShouldBeTrue();

        await SqliteNewFile.MakeAsync(Database, FillAsync, default);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Is_made_by_one_process_at_a_time() =>
        await SqliteNewFile.MakeAsync(
            Database,
            async file =>
            {
                await FillAsync(file);
                (await Should.ThrowAsync<InvalidOperationException>(() => SqliteNewFile.MakeAsync(Database, FillAsync, default))).Message.ShouldContain("Another process");
            },
            default);

    [Fact]
    public void A_database_in_memory_has_no_file() =>
        SqliteNewFile.IsMissing(new(DatabaseProvider.Sqlite, "Data Source=:memory:")).ShouldBeFalse();

    [Fact]
    public void A_server_makes_its_own() =>
        SqliteNewFile.IsMissing(new(DatabaseProvider.Postgres, "Host=127.0.0.1")).ShouldBeFalse();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task FillAsync(TrackerDatabase database)
    {
        await using var connection = await database.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE things (n INTEGER); INSERT INTO things VALUES (1);";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CutOffAsync(TrackerDatabase database)
    {
        await FillAsync(database);
        throw new OperationCanceledException();
    }

    private async Task<long> CountAsync()
    {
        await using var connection = await Database.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM things";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
