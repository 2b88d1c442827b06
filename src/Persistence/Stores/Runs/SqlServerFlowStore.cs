using CampaignTracker.Persistence.Databases;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.Data.SqlClient;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Runs in SQL Server. Row locks with READPAST, campaigns by application locks, leases by the server's clock.</summary>
public sealed class SqlServerFlowStore(TrackerDatabase database, TimeProvider time) : IFlowStore
{
    private const string RenewByServerClock =
        """
        UPDATE "WorkItems" SET "LeaseUntil"=DATEDIFF_BIG(microsecond, '0001-01-01', SYSUTCDATETIME()) * 10 + @p2 WHERE "Id"=@p0 AND "LeaseOwner"=@p1
        """;

    private static readonly SqlServerDialect Dialect = new();
    private readonly StarvedCampaigns _starved = new();

    public async Task<ITurn> BeginAsync(CancellationToken cancel)
    {
        var commands = new TurnCommands(await database.OpenAsync(cancel), SqlServerParameters.Declare);
        commands.Transaction = await commands.Connection.BeginTransactionAsync(cancel);
        return new RowTurn(commands, Dialect, _starved, time.GetUtcNow(), () => CloseAsync(commands));
    }

    public Task<DateTimeOffset?> NextReadyAsync(WorkQueue queue, CancellationToken cancel) => WithAsync(
        async commands =>
        {
            var ticks = queue == WorkQueue.Outside
                ? await commands.ScalarAsync(Sql.NextLease, [], cancel)
                : await commands.ScalarAsync(Sql.NextReady, [(short)queue], cancel);
            return ticks is long t ? new DateTimeOffset(t, TimeSpan.Zero) : (DateTimeOffset?)null;
        },
        cancel);

    public Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel) => WithAsync(
        async commands =>
        {
            FlowVersion? found = null;
            await commands.ReadAsync(Sql.FindVersion, [version], row => found = RowReading.Version(row), cancel);
            return found;
        },
        cancel);

    public Task<IReadOnlyList<WorkItem>> LeaseAsync(string owner, TimeSpan length, DateTimeOffset now, int max, CancellationToken cancel) => WithAsync(
        async commands =>
        {
            var items = new List<WorkItem>();
            await commands.ReadAsync(Dialect.Lease, [now.UtcTicks, (now + length).UtcTicks, owner, max], row => items.Add(RowReading.Item(row)), cancel);
            return (IReadOnlyList<WorkItem>)items;
        },
        cancel);

    public Task<bool> RenewAsync(Guid item, string owner, TimeSpan length, DateTimeOffset now, CancellationToken cancel) => WithAsync(
        async commands => await commands.ExecuteAsync(RenewByServerClock, [item, owner, length.Ticks], cancel) == 1,
        cancel);

    public bool IsTransient(Exception exception) =>
        Causes.Of(exception).Any(c => c is RunChangedException || (c is SqlException fault && SqlServerFaults.IsTransient(fault.Number, fault.Class)));

    public bool IsUncertain(Exception exception) =>
        Causes.Of(exception).Any(c => c is SqlException fault && SqlServerFaults.IsConnection(fault.Number, fault.Class));

    private static async ValueTask CloseAsync(TurnCommands commands)
    {
        commands.Dispose();
        await commands.Connection.DisposeAsync();
    }

    private async Task<T> WithAsync<T>(Func<TurnCommands, Task<T>> work, CancellationToken cancel)
    {
        var commands = new TurnCommands(await database.OpenAsync(cancel), SqlServerParameters.Declare);
        try
        {
            return await work(commands);
        }
        finally
        {
            await CloseAsync(commands);
        }
    }
}
