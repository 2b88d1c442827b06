using System.Diagnostics;
using CampaignTracker.CrashHost;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>A node dies with work in its hands. With the lease as it is by default another one takes the work over within 30 seconds.</summary>
public abstract class TakeoverTests(TestDatabase database) : IAsyncLifetime
{
    private const string Delivers = """{ "Deliver": { "type": "Http", "inputs": { "method": "POST", "uri": "https://example.org/letters" } } }""";

    private static readonly TimeSpan Within = TimeSpan.FromSeconds(30);

    // Against waiting for ever; the machine may be busy.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-takeover-").FullName;

    private string Hold => Path.Combine(_folder, DeliveryRecord.Hold);

    public Task InitializeAsync() => File.WriteAllTextAsync(Hold, "");

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [ContractFact]
    public async Task What_a_killed_node_held_is_taken_over_within_thirty_seconds()
    {
        await using var engine = new EngineUnderTest(database, new SettableTime { Now = DateTimeOffset.UtcNow });
        using var dies = await Node.StartAsync(database.Database, _folder, TimeSpan.Zero);
        var run = await engine.StartAsync(await engine.PublishAsync(Delivers));
        await UntilAsync(() => engine.ReadAsync(c => c.Set<WorkItemRow>().AnyAsync(i => i.RunId == run && i.LeaseOwner != null)), "the node has not taken the delivery");
        using var other = await Node.StartAsync(database.Database, _folder, TimeSpan.Zero);

        await dies.KillAsync();
        var since = Stopwatch.GetTimestamp();
        File.Delete(Hold);
        await UntilAsync(async () => (await engine.RunAsync(run)).Status == RunStatus.Succeeded, "nobody has taken the delivery over");

        Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Within);
        Files(run, ".eml").ShouldHaveSingleItem();
        Files(run, ".by.*").ShouldHaveSingleItem("the one that died had not come to its end");
    }

    [ContractFact]
    public async Task A_node_that_stood_still_for_longer_than_its_lease_repeats_under_the_same_key_and_is_heard_once()
    {
        await using var engine = new EngineUnderTest(database, new SettableTime { Now = DateTimeOffset.UtcNow });
        var lease = TimeSpan.FromSeconds(1);
        using var stops = await Node.StartAsync(database.Database, _folder, lease);
        var run = await engine.StartAsync(await engine.PublishAsync(Delivers));
        await UntilAsync(() => engine.ReadAsync(c => c.Set<WorkItemRow>().AnyAsync(i => i.RunId == run && i.LeaseOwner != null)), "the node has not taken the delivery");

        await StandStillAsync(stops);
        using var other = await Node.StartAsync(database.Database, _folder, lease);
        File.Delete(Hold);
        await UntilAsync(async () => (await engine.RunAsync(run)).Status == RunStatus.Succeeded, "nobody has taken the delivery over");
        stops.GoOn();
        await UntilAsync(() => Task.FromResult(Files(run, ".by.*").Length == 2), "the node that stood still has not gone on");
        await other.KillAsync();

        Files(run, ".eml").ShouldHaveSingleItem("both delivered under one key, which is how a mail server or partner sees the repeat");
        (await engine.JournalAsync(run)).Count(e => e is { Path: "Deliver", Kind: JournalKind.StepEnded }).ShouldBe(1);
        (await engine.ItemsAsync()).ShouldNotContain(i => i.RunId == run);
    }

    private string[] Files(Guid run, string ending) => Directory.GetFiles(_folder, $"{run}*{ending}");

    /// <summary>
    /// Stops the node at a moment at which it is not writing. One that stands still in the middle of writing to a SQLite file keeps the file's
    /// lock: on that machine everybody waits until it goes on or is killed, and nothing can be taken over before.
    /// </summary>
    private async Task StandStillAsync(Node node)
    {
        node.Pause();
        while (!await OthersCanWriteAsync())
        {
            node.GoOn();
            await Task.Delay(7);
            node.Pause();
        }
    }

    private async Task<bool> OthersCanWriteAsync()
    {
        await using var connection = await database.Database.OpenAsync(CancellationToken.None);
        if (connection is SqliteConnection file)
        {
            file.DefaultTimeout = 1;
        }

        try
        {
            await using var transaction = await connection.BeginTransactionAsync();
            return true;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return false;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Stopwatch.GetElapsedTime(since).ShouldBeLessThan(Patience, otherwise);
            await Task.Delay(100);
        }
    }
}

public sealed class SqliteTakeoverTests(SqliteTestDatabase database) : TakeoverTests(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresTakeoverTests(PostgresTestDatabase database) : TakeoverTests(database), IClassFixture<PostgresTestDatabase>;
