using System.Diagnostics;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>
/// Processes are killed at random points while fifty runs make progress. Whatever the point, afterwards every run has done what an
/// undisturbed one does: no reminder and no delivery is missing or doubled. <c>TRACKER_CRASH_KILLS</c> sets how often; else 100 times where
/// <c>CI</c> is set, and 20 times on a desk.
/// </summary>
public abstract class CrashTests(TestDatabase database) : IAsyncLifetime
{
    private const int Runs = 50;

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int Pauses = 8;

    /// <summary>Besides being killed at any moment a node dies by itself in one turn of so many, when all is written and nothing committed.</summary>
    private const int Dies = 6;

    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-crash-").FullName;

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("TRACKER_CRASH_KILLS"), out var kills)
        ? kills
        : Environment.GetEnvironmentVariable("CI") is null ? 20 : 100;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    protected Task NothingIsLostOrDoubledAsync(int nodes) => NothingIsLostOrDoubledAsync((engine, campaign) => KillAtRandomAsync(engine, campaign, nodes));

    protected Task NothingIsLostOrDoubledByPausesAsync() => NothingIsLostOrDoubledAsync(PauseAtRandomAsync);

    private async Task NothingIsLostOrDoubledAsync(Func<EngineUnderTest, CampaignId, Task> disturb)
    {
        await using var engine = new EngineUnderTest(database, new SettableTime { Now = DateTimeOffset.UtcNow });
        var campaign = await StartCampaignAsync();
        var version = await engine.PublishAsync(CrashFlow.Actions, campaign);
        for (var i = 0; i < Runs; i++)
        {
            await engine.StartAsync(version, campaign);
        }

        await disturb(engine, campaign);

        var runs = await engine.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version).ToListAsync());
        runs.ShouldAllBe(r => r.Status == RunStatus.Succeeded);
        var expected = await UndisturbedAsync(engine, campaign);
        foreach (var run in runs)
        {
            var done = CrashFlow.Comparable(await engine.JournalAsync(run.Id));
            done.Except(expected).Concat(done.GroupBy(l => l).Where(g => g.Count() > expected.Count(e => e == g.Key)).Select(g => g.Key)).ShouldBeEmpty($"run {run.Id} did this too often, or should not have");
            expected.Except(done).ShouldBeEmpty($"run {run.Id} has lost this");
            done.ShouldBe(expected);
        }

        await DeliveriesAreWholeAsync(engine, version);
    }

    private async Task KillAtRandomAsync(EngineUnderTest engine, CampaignId campaign, int nodes)
    {
        var chance = new Random(7);
        var running = await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => Node.StartAsync(database.Database, _folder, Lease, dies: Dies)));
        try
        {
            for (var kill = 0; kill < Kills; kill++)
            {
                await Task.Delay(chance.Next(5, 250));
                if (kill == Kills / 2)
                {
                    await engine.HappenAsync(campaign, "crash.go");
                }

                var victim = chance.Next(nodes);
                await running[victim].KillAsync();
                running[victim].Dispose();
                running[victim] = await Node.StartAsync(database.Database, _folder, Lease, dies: Dies);
            }

            using var lasts = await Node.StartAsync(database.Database, _folder, Lease);
            await UntilAllEndedAsync(engine, campaign);
        }
        finally
        {
            Array.ForEach(running, n => n.Dispose());
        }
    }

    /// <summary>Two nodes whose clocks are half a minute apart; each in turn stands still for longer than its lease, and is killed now and then.</summary>
    private async Task PauseAtRandomAsync(EngineUnderTest engine, CampaignId campaign)
    {
        int[] clocks = [0, 30];
        var chance = new Random(11);
        var running = await Task.WhenAll(clocks.Select(clock => Node.StartAsync(database.Database, _folder, Lease, clock)));
        try
        {
            for (var pause = 0; pause < Pauses; pause++)
            {
                await Task.Delay(chance.Next(5, 250));
                if (pause == Pauses / 2)
                {
                    await engine.HappenAsync(campaign, "crash.go");
                }

                var victim = pause % 2;
                running[victim].Pause();
                await Task.Delay(2 * Lease);
                running[victim].GoOn();
                if (pause % 4 == 3)
                {
                    await running[victim].KillAsync();
                    running[victim].Dispose();
                    running[victim] = await Node.StartAsync(database.Database, _folder, Lease, clocks[victim]);
                }
            }

            await UntilAllEndedAsync(engine, campaign);
        }
        finally
        {
            Array.ForEach(running, n => n.Dispose());
        }
    }

    private static async Task UntilAllEndedAsync(EngineUnderTest engine, CampaignId campaign)
    {
        var since = Stopwatch.GetTimestamp();
        while (await engine.ReadAsync(c => c.Set<RunRow>().AnyAsync(r => r.CampaignId == campaign && r.EndedAt == null)))
        {
            if (Stopwatch.GetElapsedTime(since) > Patience)
            {
                throw new TimeoutException(await Losses.SentenceAsync(engine, campaign));
            }

            await Task.Delay(200);
        }
    }

    /// <summary>The same flow in this process, on a clock that is moved by hand.</summary>
    private static async Task<IReadOnlyList<string>> UndisturbedAsync(EngineUnderTest engine, CampaignId campaign)
    {
        var handlers = new EngineHandlers([new CrashHost.ReminderRecord()], [new CrashHost.DeliveryRecord(Directory.CreateTempSubdirectory("tracker-calm-").FullName)], []);
        using var calm = engine.NewEngine(engine.Store, engine.Options, handlers);
        var run = await engine.StartAsync(await engine.PublishAsync(CrashFlow.Actions, campaign), campaign);
        await engine.HappenAsync(campaign, "crash.go");
        for (var i = 0; i <= CrashFlow.Turns; i++)
        {
            await DrainAsync(calm);
            engine.Time.Now += TimeSpan.FromSeconds(1);
        }

        (await engine.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        return CrashFlow.Comparable(await engine.JournalAsync(run));
    }

    private static async Task DrainAsync(RunEngine engine)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await engine.DrainAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException("Even undisturbed the engine finds work without end: what it has done is not taken off the list.");
        }
    }

    private async Task DeliveriesAreWholeAsync(EngineUnderTest engine, Guid version)
    {
        var runs = await engine.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version).Select(r => r.Id).ToListAsync());
        var delivered = Directory.GetFiles(_folder, "*.eml").Select(Path.GetFileNameWithoutExtension).ToList();
        delivered.Count.ShouldBe(Runs * CrashFlow.Deliveries, "deliveries were lost, or made under a key of their own");
        var reminders = await engine.ReadAsync(c => c.Reminders.Select(r => r.Text).ToListAsync());
        foreach (var run in runs)
        {
            delivered.Count(d => d!.StartsWith(run.ToString(), StringComparison.Ordinal)).ShouldBe(CrashFlow.Deliveries);
            var own = reminders.Where(r => r.StartsWith(run.ToString(), StringComparison.Ordinal)).ToList();
            own.Count.ShouldBe(CrashFlow.Turns, $"reminders of run {run} were lost or doubled");
            own.ShouldBeUnique();
        }

        (await engine.ItemsAsync()).Select(i => $"{i.Kind} {i.Purpose} of run {i.RunId}, due {i.DueAt:u}").Take(10).ShouldBeEmpty("work that has been done is still on the list");
        (await engine.SubscriptionsAsync()).ShouldBeEmpty();
    }

    private async Task<CampaignId> StartCampaignAsync()
    {
        var id = new CampaignId(database.Ids.Next());
        await using var context = database.NewContext();
        var outline = new CampaignOutline("Crashes", "None", "", CampaignScope.National, "England and Wales", SystemicLevel.InstitutionalAndPolicy, "lead@example.org", null);
        context.Add(Campaign.Start(id, "crashes-" + id.Value.ToString("N")[^8..], outline, new DateOnly(2026, 1, 1), new Stamp(Origin.Import("test"), DateTimeOffset.UtcNow)));
        await context.SaveChangesAsync();
        return id;
    }
}

public sealed class SqliteCrashTests(SqliteTestDatabase database) : CrashTests(database), IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public Task One_process_killed_again_and_again_loses_and_doubles_nothing() => NothingIsLostOrDoubledAsync(1);
}

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresCrashTests(PostgresTestDatabase database) : CrashTests(database), IClassFixture<PostgresTestDatabase>
{
    [ContractFact]
    public Task Two_processes_of_which_any_is_killed_lose_and_double_nothing() => NothingIsLostOrDoubledAsync(2);

    [ContractFact]
    public Task Two_processes_with_clocks_apart_that_stand_still_for_longer_than_their_lease_lose_and_double_nothing() => NothingIsLostOrDoubledByPausesAsync();

    [ContractFact]
    public Task Four_processes_of_which_any_is_killed_lose_and_double_nothing() => NothingIsLostOrDoubledAsync(4);
}
