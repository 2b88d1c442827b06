using System.Data.Common;
using System.Diagnostics;
using CampaignTracker.Persistence.Databases;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>
/// The limit: the rows of one cycle, as the engine writes them, with the same two commits, by prepared ADO.NET commands on one
/// connection, and nothing else. It reads nothing, decides nothing and serialises nothing.
/// </summary>
internal sealed class BareLoop : IAsyncDisposable
{
    private const string InsertRun =
        """
        INSERT INTO "Runs" ("Id","FlowVersionId","CampaignId","Status","Turn","State","Trigger","StartedAt","ParentInstance","ParentAttempt")
        VALUES (@p0,@p1,@p2,@p3,1,@p4,@p5,@p6,0,0)
        """;

    private const string InsertJournal = """INSERT INTO "RunJournal" ("RunId","Turn","Part","At","Count","Entries") VALUES (@p0,@p1,0,@p2,2,@p3)""";

    private const string InsertWait =
        """
        INSERT INTO "Waits" ("RunId","Instance","CampaignId","Path","StepType","Title","WaitingFor","Since","MayAct") VALUES (@p0,1,@p1,@p2,@p3,@p4,@p5,@p6,'null')
        """;

    private const string InsertSubscription = """INSERT INTO "Subscriptions" ("CampaignId","EventKey","RunId","Instance") VALUES (@p0,@p1,@p2,1)""";
    private const string UpdateRun = """UPDATE "Runs" SET "Status"='Succeeded',"Turn"=2,"State"=@p1,"EndedAt"=@p2,"Outputs"='{}' WHERE "Id"=@p0 AND "Turn"=1""";
    private const string DeleteWait = """DELETE FROM "Waits" WHERE "RunId"=@p0""";
    private const string DeleteSubscription = """DELETE FROM "Subscriptions" WHERE "RunId"=@p0""";

    // As long as the engine's own, measured.
    private static readonly string Entries = "[" + new string('x', 430) + "]";
    private static readonly byte[] Waiting = new byte[290];
    private static readonly byte[] Ended = new byte[150];

    private readonly DbConnection _connection;
    private readonly Dictionary<string, DbCommand> _commands = [];
    private DbTransaction? _transaction;

    private readonly BenchDatabase _bench;

    private BareLoop(DbConnection connection, BenchDatabase bench) => (_connection, _bench) = (connection, bench);

    public static async Task<BareLoop> OpenAsync(BenchDatabase bench) => new(await bench.Database.OpenAsync(default), bench);

    /// <returns>How many cycles it did in that time.</returns>
    public async Task<int> ForAsync(TimeSpan length)
    {
        var (count, watch) = (0, Stopwatch.StartNew());
        for (; watch.Elapsed < length; count++)
        {
            await CycleAsync(_bench);
        }

        return count;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var command in _commands.Values)
        {
            await command.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    private async Task CycleAsync(BenchDatabase bench)
    {
        var (run, campaign, now) = (bench.Ids.Next(), bench.Ids.Next(), TimeProvider.System.GetUtcNow().UtcTicks);
        await BeginAsync(bench.Database.Provider);
        await ExecuteAsync(InsertRun, run, bench.Version, campaign, "Running", Waiting, "manual", now);
        await ExecuteAsync(InsertWait, run, campaign, "Wait_for_it", "Campaign.WaitForEvent", "It", "the event it.happened", now);
        await ExecuteAsync(InsertJournal, run, 1L, now, Entries);
        await ExecuteAsync(InsertSubscription, campaign, "it.happened", run);
        await _transaction!.CommitAsync();
        await BeginAsync(bench.Database.Provider);
        await ExecuteAsync(DeleteWait, run);
        await ExecuteAsync(DeleteSubscription, run);
        await ExecuteAsync(UpdateRun, run, Ended, now);
        await ExecuteAsync(InsertJournal, run, 2L, now, Entries);
        await _transaction!.CommitAsync();
    }

    private async Task BeginAsync(DatabaseProvider provider) => _transaction = provider == DatabaseProvider.Sqlite
        ? ((Microsoft.Data.Sqlite.SqliteConnection)_connection).BeginTransaction(deferred: false)
        : await _connection.BeginTransactionAsync();

    private async Task ExecuteAsync(string sql, params object[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            _commands.Add(sql, command = Make(sql, values));
            command.Transaction = _transaction;
            await command.PrepareAsync();
        }

        command.Transaction = _transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        await command.ExecuteNonQueryAsync();
    }

    private DbCommand Make(string sql, object[] values)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The constants above.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            parameter.Value = values[i];
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
