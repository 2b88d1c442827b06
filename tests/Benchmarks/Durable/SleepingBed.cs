using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>A database in which a number of runs sleep, and an engine over it.</summary>
internal sealed class SleepingBed : IAsyncDisposable
{
    private readonly BenchDatabase _bench;
    private readonly List<double> _starts = [];
    private readonly List<double> _wakes = [];
    private RunEngine? _engine;
    private EngineHost? _host;

    private SleepingBed(BenchDatabase bench, int runs) => (_bench, Runs) = (bench, runs);

    public int Runs { get; }

    /// <summary>KiB that the process holds more of after the first start.</summary>
    public double Memory { get; private set; }

    public double Startup => Rank(_starts, 0.5);

    public static async Task<SleepingBed> MakeAsync(int runs)
    {
        var bench = await BenchDatabase.SqliteAsync("FULL");
        using (var engine = bench.NewEngine())
        {
            await engine.StartAsync(bench.Start(CampaignOf(0)), default);
        }

        await CopyAsync(bench, runs);
        return new(bench, runs);
    }

    /// <summary>Starts an engine with its loops anew and waits until it has looked for what is due.</summary>
    public async Task StartAsync()
    {
        await StopAsync();
        var before = _starts.Count == 0 ? Settled() : 0;
        var watch = Stopwatch.StartNew();
        _engine = _bench.NewEngine();
        _host = new EngineHost(_engine, NullLogger<EngineHost>.Instance);
        await _host.StartAsync(default);
        await _engine.RunDueAsync(default);
        _starts.Add(watch.Elapsed.TotalMilliseconds);
        if (before > 0)
        {
            Memory = (Settled() - before) / 1024.0;
        }
    }

    /// <summary>Wakes one run by its event, which ends it. <paramref name="part"/> of 1 says where in the table it lies.</summary>
    public async Task WakeAsync(double part)
    {
        var campaign = CampaignOf((int)(part * Runs));
        var watch = Stopwatch.StartNew();
        await _engine!.RaiseAsync(campaign, "it.happened", Value.Null, default);
        _wakes.Add(watch.Elapsed.TotalMilliseconds);
    }

    public double Wake(double rank) => Rank(_wakes, rank);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _bench.DisposeAsync();
    }

    private async Task StopAsync()
    {
        if (_host is { } host && _engine is { } engine)
        {
            await host.StopAsync(default);
            host.Dispose();
            engine.Dispose();
        }
    }

    private static double Rank(List<double> times, double rank) => times.Order().ElementAt((int)(times.Count * rank));

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static CampaignId CampaignOf(int number) => new(new Guid($"00000000-0000-7000-9000-{number.ToString("x12", CultureInfo.InvariantCulture)}"));

    /// <summary>One run was started by the engine, the others are copies of its rows with ids of their own, and a timer a year ahead each.</summary>
    private static async Task CopyAsync(BenchDatabase bench, int runs)
    {
        await using var connection = await bench.Database.OpenAsync(default);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 3600;
        command.CommandText = Copies;
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@runs", runs);
        command.Parameters.Add(parameter);
        await command.ExecuteNonQueryAsync();
    }

    private const string Copies =
        """
        PRAGMA synchronous=OFF;
        BEGIN;
        CREATE TEMP TABLE n AS WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE i<@runs-1)
        SELECT i, printf('00000000-0000-7000-8000-%012X', i) AS r, printf('00000000-0000-7000-9000-%012X', i) AS c FROM c;
        INSERT INTO "Runs" ("Id","FlowVersionId","CampaignId","Status","Turn","State","Trigger","StartedAt","ParentInstance","ParentAttempt")
        SELECT n.r,t."FlowVersionId",n.c,t."Status",t."Turn",t."State",t."Trigger",t."StartedAt",0,0 FROM n, (SELECT * FROM "Runs" LIMIT 1) t;
        INSERT INTO "Waits" ("RunId","Instance","CampaignId","Path","StepType","Title","WaitingFor","Since","MayAct")
        SELECT n.r,t."Instance",n.c,t."Path",t."StepType",t."Title",t."WaitingFor",t."Since",t."MayAct" FROM n, (SELECT * FROM "Waits" LIMIT 1) t;
        INSERT INTO "Subscriptions" ("CampaignId","EventKey","RunId","Instance")
        SELECT n.c,t."EventKey",n.r,t."Instance" FROM n, (SELECT * FROM "Subscriptions" LIMIT 1) t;
        INSERT INTO "RunJournal" ("RunId","Turn","Part","At","Count","Entries")
        SELECT n.r,t."Turn",0,t."At",t."Count",t."Entries" FROM n, (SELECT * FROM "RunJournal" LIMIT 1) t;
        INSERT INTO "WorkItems" ("Id","Queue","Kind","RunId","Instance","Purpose","DueAt","ReadyAt","Attempt")
        SELECT printf('00000000-0000-7000-A000-%012X', i),0,0,n.r,1,'Deadline',t."StartedAt"+315360000000000+i,t."StartedAt"+315360000000000+i,0
        FROM n, (SELECT "StartedAt" FROM "Runs" LIMIT 1) t;
        COMMIT;
        DROP TABLE n;
        PRAGMA wal_checkpoint(TRUNCATE);
        """;
}
