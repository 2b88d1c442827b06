using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Databases;

/// <summary>Nodes that start at the same time where there is no database yet.</summary>
public abstract class StartContract(TestDatabase database) : IAsyncLifetime
{
    [ContractFact]
    public async Task Nodes_that_start_at_once_make_the_database_one_after_the_other()
    {
        var (inside, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var held = database.NewContext();
            await using (await StartLock.TakeAsync(held, database.Database.Provider, default))
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                await using var context = database.NewContext();
                await context.Database.MigrateAsync();
                Interlocked.Decrement(ref inside);
            }
        })));

        most.ShouldBe(1);
        await using var context = database.NewContext();
        (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => database.DisposeAsync();
}

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresStartTests() : StartContract(new PostgresTestDatabase());

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerStartTests() : StartContract(new SqlServerTestDatabase());
