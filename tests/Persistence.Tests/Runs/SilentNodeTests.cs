using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>A node that is cut off in the middle of a turn keeps its connection as far as the server can tell.</summary>
[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class SilentNodeTests(PostgresTestDatabase database) : IClassFixture<PostgresTestDatabase>
{
    [ContractFact]
    public async Task A_run_in_the_hands_of_a_silent_node_comes_free_and_what_that_node_writes_later_is_refused()
    {
        await using var engine = new EngineUnderTest(database);
        var run = await engine.StartAsync(await engine.PublishAsync("""{ "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } }"""));
        var store = Impatient(engine.Time);
        await using var owned = (IAsyncDisposable)store;
        await using var silent = await store.BeginAsync(default);
        (await silent.LockRunsAsync([run], default)).Keys.ShouldBe([run]);

        // Waits for the silent node's lock, as nothing in the engine does.
        await ScalarAsync($"""SELECT 1 FROM "Runs" WHERE "Id"='{run}' FOR UPDATE""");

        var writes = new TurnWrites();
        writes.Keys.Add(new("late", run, engine.Time.Now));
        await Should.ThrowAsync<NpgsqlException>(silent.WriteAsync(writes, default));
    }

    [ContractFact]
    public async Task A_run_whose_turn_takes_longer_than_the_server_waits_is_put_off_and_the_others_of_its_batch_go_on()
    {
        await using var engine = new EngineUnderTest(database);
        using var node = ImpatientNode(engine, out var owned);
        await using var store = owned;
        var version = await engine.PublishAsync("""
            { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } },
              "Record": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "@triggerBody()?['what']" }, "runAfter": { "Sleep": ["Succeeded"] } } }
            """);
        var campaign = new CampaignId(database.Ids.Next());
        var quick = await engine.StartAsync(version, campaign, body: """{ "what": "quick" }""");
        var slow = await engine.StartAsync(version, campaign, body: """{ "what": "slow" }""");
        engine.Time.Now += TimeSpan.FromHours(1);
        await node.CatchUpAsync(default);

        (await engine.RunAsync(quick)).Status.ShouldBe(RunStatus.Succeeded);
        (await engine.RunAsync(slow)).Status.ShouldBe(RunStatus.Running);
        (await engine.ItemsAsync()).Single(i => i.RunId == slow).LastError.ShouldNotBeNull();
    }

    [ContractFact]
    public async Task An_event_whose_flow_takes_longer_than_the_server_waits_holds_up_no_timer_and_in_the_end_nothing_else()
    {
        await using var engine = new EngineUnderTest(database);
        using var node = ImpatientNode(engine, out var owned);
        await using var store = owned;
        await engine.PublishAsync(
            """{ "Record": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "slow" } } }""",
            triggers: """{ "heard": { "type": "Campaign.Event", "inputs": { "event": "stalls" } } }""");
        var timed = await engine.StartAsync(await engine.PublishAsync("""{ "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } }"""));
        var campaign = new CampaignId(database.Ids.Next());
        var waits = await engine.StartAsync(await engine.PublishAsync("""{ "A": { "type": "Campaign.WaitForEvent", "inputs": { "event": "stalls" } } }"""), campaign);
        engine.Time.Now += TimeSpan.FromHours(1);
        await engine.HappenAsync(campaign, "stalls");

        await Should.ThrowAsync<Exception>(node.CatchUpAsync(default));
        (await engine.RunAsync(timed)).Status.ShouldBe(RunStatus.Succeeded, "the timer is due whatever becomes of the event");
        await node.CatchUpAsync(default);

        (await engine.RunAsync(waits)).Status.ShouldBe(RunStatus.Succeeded, "the third time the event starts nothing, and goes on");
        (await engine.ReadAsync(c => c.Set<TriggerHistoryRow>().Where(l => l.RunId == null).Select(l => l.Reason).ToListAsync()))
            .ShouldHaveSingleItem().ShouldStartWith("The flow could not be started:");
    }

    [ContractFact]
    public async Task A_server_that_ended_every_connection_is_connected_to_anew()
    {
        await using var engine = new EngineUnderTest(database);
        var version = await engine.PublishAsync("""{ "Go": { "type": "Compose", "inputs": "on" } }""");
        var turns = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => engine.Store.BeginAsync(default)));
        foreach (var turn in turns)
        {
            await turn.FindKeysAsync(["nobody's"], default);
            await turn.DisposeAsync();
        }

        await ScalarAsync("SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE datname=current_database() AND pid<>pg_backend_pid()");

        (await engine.RunAsync(await engine.StartAsync(version, key: $"after-{version}"))).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_silent_transaction_is_ended_after_twenty_seconds_unless_the_connection_string_says_otherwise() =>
        (await ScalarAsync("SHOW idle_in_transaction_session_timeout")).ShouldBe("20s");

    private RunEngine ImpatientNode(EngineUnderTest engine, out IAsyncDisposable owned)
    {
        var store = Impatient(engine.Time);
        owned = (IAsyncDisposable)store;
        return engine.NewEngine(store, engine.Options with { Node = "impatient" }, new([new StallingChange(UntilEndedAsync)], [], []));
    }

    /// <summary>Until the server has ended the transaction that asks for it.</summary>
    private async Task UntilEndedAsync()
    {
        while (await ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname=current_database() AND state LIKE 'idle in transaction%'") is not 0L)
        {
            await ScalarAsync("SELECT pg_sleep(0.2)");
        }
    }

    private IFlowStore Impatient(TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(database.Database.ConnectionString) { Options = "-c idle_in_transaction_session_timeout=1500ms" };
        return FlowStores.Over(new TrackerDatabase(DatabaseProvider.Postgres, settings.ToString()), time, NullLogger<IFlowStore>.Instance);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await database.Database.OpenAsync(default);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Nothing in it comes from outside of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private sealed class StallingChange(Func<Task> stall) : IChangeHandler
    {
        public string Kind => "RecordPolicyState";

        public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
        {
            if (change.Inputs.Get("what")?.AsText() == "slow")
            {
                await stall();
            }

            return Outcome.Succeeded(Value.Null);
        }
    }
}
