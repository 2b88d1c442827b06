using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>Two nodes on one database meet at one run. Whoever is first, it is never stuck, nothing happens twice, nothing is lost.
/// <c>TRACKER_RACE_ROUNDS</c> sets how often each race is run (default 100).</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of them.")]
public abstract class RaceTests(TestDatabase database) : IAsyncLifetime
{
    private const string TwoBranches = """
        { "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } },
          "B": { "type": "Campaign.WaitForEvent", "inputs": { "event": "b" } },
          "Join": { "type": "Compose", "inputs": "joined", "runAfter": { "A": ["Succeeded"], "B": ["Succeeded"] } } }
        """;

    private const string GateAndEvent = """
        { "Gate": { "type": "Campaign.Gate", "inputs": { "title": "Never by itself", "condition": "@false" } },
          "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }
        """;

    private EngineUnderTest _it = null!;
    private RunEngine _other = null!;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("TRACKER_RACE_ROUNDS"), out var rounds) ? rounds : 100;

    public Task InitializeAsync()
    {
        _it = new EngineUnderTest(database);
        _other = _it.NewEngine(_it.NewStore(), _it.Options with { Node = "two" });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _other.Dispose();
        await _it.DisposeAsync();
    }

    [ContractFact]
    public async Task Two_events_at_once_in_two_branches_join_once()
    {
        var version = await _it.PublishAsync(TwoBranches);
        for (var round = 0; round < Rounds; round++)
        {
            var (campaign, run) = await StartAsync(version);
            await Task.WhenAll(
                Task.Run(() => _it.Engine.RaiseAsync(campaign, "a", Value.Null, default)),
                Task.Run(() => _other.RaiseAsync(campaign, "b", Value.Null, default)));
            await SettleAsync();

            await EndedAsync(run, RunStatus.Succeeded);
            (await EndsOfAsync(run, "Join")).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task A_wait_answered_four_times_at_once_takes_one_answer()
    {
        var version = await _it.PublishAsync("""{ "Gate": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false" } } }""");
        for (var round = 0; round < Rounds; round++)
        {
            var (_, run) = await StartAsync(version);
            await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
                (i % 2 == 0 ? _it.Engine : _other).SubmitAsync(run, new RunInput.Override(1, new($"Person {i}", "because")), null, default))));

            await EndedAsync(run, RunStatus.Succeeded);
            (await EndsOfAsync(run, "Gate")).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task An_event_that_arrives_while_the_run_is_saved_is_not_lost()
    {
        var version = await _it.PublishAsync(GateAndEvent);
        for (var round = 0; round < Rounds; round++)
        {
            var (campaign, run) = await StartAsync(version);
            await _it.HappenAsync(campaign, "noise");
            await Task.WhenAll(
                Task.Run(() => _it.Engine.CatchUpAsync(default)),
                Task.Run(async () =>
                {
                    await _it.HappenAsync(campaign, "a");
                    await _other.CatchUpAsync(default);
                }));
            await SettleAsync();

            (await EndsOfAsync(run, "A")).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task A_cancel_against_an_answer_ends_the_run_once()
    {
        var version = await _it.PublishAsync("""{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""");
        for (var round = 0; round < Rounds; round++)
        {
            var (campaign, run) = await StartAsync(version);
            await Task.WhenAll(
                Task.Run(() => _it.Engine.SubmitAsync(run, new RunInput.Cancel(new("Priya", "stop")), null, default)),
                Task.Run(() => _other.RaiseAsync(campaign, "a", Value.Null, default)));
            await SettleAsync();

            await EndedAsync(run, RunStatus.Succeeded, RunStatus.Cancelled);
            (await _it.JournalAsync(run)).Count(e => e.Kind == JournalKind.RunEnded).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task Two_nodes_that_fire_a_trigger_at_once_do_not_pass_its_limit_of_runs()
    {
        var version = await _it.PublishAsync(
            """{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""",
            triggers: """{ "manual": { "type": "Request", "runtimeConfiguration": { "concurrency": { "runs": 1, "maximumWaitingRuns": 50 } } } }""");
        var (one, two) = (new TriggerDoor(_it.Engine), new TriggerDoor(_other));
        for (var round = 0; round < Rounds; round++)
        {
            var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
                (i % 2 == 0 ? one : two).FireAsync(new(version, "manual", ObjectValue.Of(("body", Value.Null)), null), default))));
            fired.ShouldAllBe(f => f.Refused == null);
            (await StatesAsync(version)).Count(s => s == RunStatus.Running).ShouldBeLessThanOrEqualTo(1, $"round {round}");
            await EndAllAsync(version, round);
        }
    }

    [ContractFact]
    public async Task Two_nodes_that_fire_a_trigger_at_once_do_not_pass_its_limit_of_waiting_runs()
    {
        var version = await _it.PublishAsync(
            """{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""",
            triggers: """
                { "manual": { "type": "Request", "runtimeConfiguration": { "concurrency": { "runs": 1, "maximumWaitingRuns": 1 } } },
                  "heard": { "type": "Campaign.Event", "inputs": { "event": "heard" }, "runtimeConfiguration": { "concurrency": { "runs": 1, "maximumWaitingRuns": 1 } } } }
                """);
        var (one, two) = (new TriggerDoor(_it.Engine), new TriggerDoor(_other));
        for (var round = 0; round < Rounds; round++)
        {
            var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(async () =>
            {
                await (i % 2 == 0 ? _it.Engine : _other).RaiseAsync(null, "heard", Value.Null, default);
                return await (i % 2 == 0 ? one : two).FireAsync(new(version, "manual", ObjectValue.Of(("body", Value.Null)), null), default);
            })));
            fired.Count(f => f.Refused == null).ShouldBe(2, $"round {round}: one runs, one waits, two are turned away");
            var states = await StatesAsync(version);
            states.Count(s => s == RunStatus.Running).ShouldBe(2, $"round {round}: one of each trigger");
            states.Count(s => s == RunStatus.New).ShouldBe(2, $"round {round}: and one behind each");
            await EndAllAsync(version, round, running: 2);
        }
    }

    private Task<List<RunStatus>> StatesAsync(Guid version) =>
        _it.ReadAsync(c => c.Set<CampaignTracker.Persistence.Engine.RunRow>().Where(r => r.FlowVersionId == version && r.EndedAt == null).Select(r => r.Status).ToListAsync());

    /// <summary>One after the other gets its turn, two nodes looking at once; none is lost.</summary>
    private async Task EndAllAsync(Guid version, int round, int running = 1)
    {
        for (var i = 0; i < 50; i++)
        {
            var states = await StatesAsync(version);
            states.Count(s => s == RunStatus.Running).ShouldBeLessThanOrEqualTo(running, $"round {round}");
            if (states.Count == 0)
            {
                return;
            }

            await _it.Engine.RaiseAsync(null, "a", Value.Null, default);
            _it.Time.Now += TimeSpan.FromSeconds(16);
            await Task.WhenAll(Task.Run(() => _it.Engine.CatchUpAsync(default)), Task.Run(() => _other.CatchUpAsync(default)));
        }

        (await StatesAsync(version)).ShouldBeEmpty($"round {round}: starts that queued have been lost");
    }

    private async Task<(CampaignId Campaign, Guid Run)> StartAsync(Guid version)
    {
        var campaign = new CampaignId(database.Ids.Next());
        return (campaign, await _it.StartAsync(version, campaign));
    }

    private async Task SettleAsync()
    {
        await _it.Engine.CatchUpAsync(default);
        await _other.CatchUpAsync(default);
    }

    private async Task EndedAsync(Guid run, params RunStatus[] allowed)
    {
        allowed.ShouldContain((await _it.RunAsync(run)).Status);
        (await _it.WaitsAsync(run)).ShouldBeEmpty();
    }

    private async Task<int> EndsOfAsync(Guid run, string path) =>
        (await _it.JournalAsync(run)).Count(e => e.Path == path && e.Kind == JournalKind.StepEnded);
}

public sealed class SqliteRaceTests(SqliteTestDatabase database) : RaceTests(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresRaceTests(PostgresTestDatabase database) : RaceTests(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerRaceTests(SqlServerTestDatabase database) : RaceTests(database), IClassFixture<SqlServerTestDatabase>;
