using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
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
        var impatient = new NpgsqlConnectionStringBuilder(database.Database.ConnectionString) { Options = "-c idle_in_transaction_session_timeout=300ms" };
        var store = FlowStores.Over(new TrackerDatabase(DatabaseProvider.Postgres, impatient.ToString()), engine.Time, NullLogger<IFlowStore>.Instance);
        await using var owned = (IAsyncDisposable)store;
        await using var silent = await store.BeginAsync(default);
        (await silent.LockRunsAsync([run], default)).Keys.ShouldBe([run]);

        // Waits for the silent node's lock, as nothing in the engine does.
        await ScalarAsync($"""SELECT 1 FROM "Runs" WHERE "Id"='{run}' FOR UPDATE""");

        var writes = new TurnWrites();
        writes.Keys.Add(new("late", run, engine.Time.Now));
        var refused = await Should.ThrowAsync<NpgsqlException>(silent.WriteAsync(writes, default));
        store.IsTransient(refused).ShouldBeTrue("the turn is gone, and can be taken anew");
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

        (await engine.RunAsync(await engine.StartAsync(version))).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_silent_transaction_is_ended_after_twenty_seconds_unless_the_connection_string_says_otherwise() =>
        (await ScalarAsync("SHOW idle_in_transaction_session_timeout")).ShouldBe("20s");

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await database.Database.OpenAsync(default);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Nothing in it comes from outside of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
