using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>Two nodes on one database meet at one run. Whoever is first, it is never stuck, nothing happens twice, nothing is lost.
/// <c>TRACKER_RACE_ROUNDS</c> sets how often each race is run (default 100); the two over a trigger's limit, which come one by one, a tenth of it, but at least 100.</summary>
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

    private static int RoundsOneByOne => Math.Max(Math.Min(Rounds, 100), Rounds / 10);

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
        await RaceAsync(
            version,
            r => [() => _it.Engine.RaiseAsync(r.Campaign, "a", Value.Null, default), () => _other.RaiseAsync(r.Campaign, "b", Value.Null, default)],
            r =>
            {
                r.Ended(RunStatus.Succeeded);
                r.Ends("Join").ShouldBe(1, r.Name);
            });
    }

    [ContractFact]
    public async Task A_wait_answered_four_times_at_once_takes_one_answer()
    {
        var version = await _it.PublishAsync("""{ "Gate": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false" } } }""");
        await RaceAsync(
            version,
            r => [.. Enumerable.Range(0, 4).Select(i => (Func<Task>)(() =>
                (i % 2 == 0 ? _it.Engine : _other).SubmitAsync(r.Run, new RunInput.Override(1, new($"Person {i}", "because")), null, default)))],
            r =>
            {
                r.Ended(RunStatus.Succeeded);
                r.Ends("Gate").ShouldBe(1, r.Name);
            });
    }

    [ContractFact]
    public async Task An_event_that_arrives_while_the_run_is_saved_is_not_lost()
    {
        var version = await _it.PublishAsync(GateAndEvent);
        await RaceAsync(
            version,
            r =>
            [
                async () =>
                {
                    await _it.HappenAsync(r.Campaign, "noise");
                    await _it.Engine.CatchUpAsync(default);
                },
                async () =>
                {
                    await _it.HappenAsync(r.Campaign, "a");
                    await _other.CatchUpAsync(default);
                },
            ],
            r =>
            {
                r.Status.ShouldBe(RunStatus.Running, r.Name);
                r.Ends("A").ShouldBe(1, r.Name);
            });
    }

    [ContractFact]
    public async Task A_cancel_against_an_answer_ends_the_run_once()
    {
        var version = await _it.PublishAsync("""{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""");
        await RaceAsync(
            version,
            r =>
            [
                () => _it.Engine.SubmitAsync(r.Run, new RunInput.Cancel(new("Priya", "stop")), null, default),
                () => _other.RaiseAsync(r.Campaign, "a", Value.Null, default),
            ],
            r =>
            {
                r.Ended(RunStatus.Succeeded, RunStatus.Cancelled);
                r.Journal.Count(e => e.Kind == JournalKind.RunEnded).ShouldBe(1, r.Name);
            });
    }

    [ContractFact]
    public async Task Two_nodes_that_fire_a_trigger_at_once_do_not_pass_its_limit_of_runs()
    {
        var version = await _it.PublishAsync(
            """{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "a" } } }""",
            triggers: """{ "manual": { "type": "Request", "runtimeConfiguration": { "concurrency": { "runs": 1, "maximumWaitingRuns": 50 } } } }""");
        var (one, two) = (new TriggerDoor(_it.Engine), new TriggerDoor(_other));
        for (var round = 0; round < RoundsOneByOne; round++)
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
        for (var round = 0; round < RoundsOneByOne; round++)
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
        _it.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version && r.EndedAt == null).Select(r => r.Status).ToListAsync());

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

    /// <summary>
    /// Runs the rounds in waves: 1 run, then 2, 4, 8, 16 and 32 at once, and again. One run alone meets nothing but its own race;
    /// in the larger waves the two nodes write many of the same runs in one commit, each in its own order.
    /// </summary>
    private async Task RaceAsync(Guid version, Func<Racer, IReadOnlyList<Func<Task>>> race, Action<Outcome> judge)
    {
        var size = 1;
        for (var round = 0; round < Rounds; size = size == 32 ? 1 : size * 2)
        {
            var racers = await Task.WhenAll(Enumerable.Range(round, Math.Min(size, Rounds - round)).Select(n => StartAsync(version, n)));
            await Task.WhenAll(racers.SelectMany(race).Select(Task.Run));
            await _it.Engine.CatchUpAsync(default);
            await _other.CatchUpAsync(default);
            foreach (var outcome in await OutcomesAsync(racers))
            {
                judge(outcome);
            }

            round += racers.Length;
        }
    }

    private async Task<Racer> StartAsync(Guid version, int round)
    {
        var campaign = new CampaignId(database.Ids.Next());
        return new(round, campaign, await _it.StartAsync(version, campaign));
    }

    private async Task<IEnumerable<Outcome>> OutcomesAsync(Racer[] racers)
    {
        var ids = racers.Select(r => r.Run).ToArray();
        var statuses = await _it.ReadAsync(c => c.Set<RunRow>().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.Status));
        var waits = (await _it.ReadAsync(c => c.Set<WaitRow>().Where(w => ids.Contains(w.RunId)).Select(w => w.RunId).ToListAsync())).ToHashSet();
        var journals = (await _it.ReadAsync(c => c.Set<RunJournalRow>().Where(j => ids.Contains(j.RunId)).ToListAsync())).ToLookup(j => j.RunId);
        return racers.Select(r => new Outcome(
            $"round {r.Round}, {racers.Length} at once",
            statuses[r.Run],
            waits.Contains(r.Run),
            [.. journals[r.Run].OrderBy(j => j.Turn).ThenBy(j => j.Part).SelectMany(j => JournalJson.Read(j.Entries))]));
    }

    /// <summary>One run of a wave, in a campaign of its own.</summary>
    private sealed record Racer(int Round, CampaignId Campaign, Guid Run);

    /// <summary>What became of a run when all is quiet.</summary>
    private sealed record Outcome(string Name, RunStatus Status, bool Waits, IReadOnlyList<JournalEntry> Journal)
    {
        public int Ends(string path) => Journal.Count(e => e.Path == path && e.Kind == JournalKind.StepEnded);

        public void Ended(params RunStatus[] allowed)
        {
            allowed.ShouldContain(Status, Name);
            Waits.ShouldBeFalse(Name);
        }
    }
}

public sealed class SqliteRaceTests(SqliteTestDatabase database) : RaceTests(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresRaceTests(PostgresTestDatabase database) : RaceTests(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerRaceTests(SqlServerTestDatabase database) : RaceTests(database), IClassFixture<SqlServerTestDatabase>;
