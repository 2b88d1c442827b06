using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>What a number of sleeping runs costs: the start of a process, its memory, and how long a woken run takes.</summary>
internal static class SleepingFigures
{
    private const int Wakes = 300;

    public static async IAsyncEnumerable<Figure> OfAsync(int runs)
    {
        await using var bench = await BenchDatabase.SqliteAsync("FULL");
        await SleepAsync(bench, runs);
        var before = Settled();
        var watch = Stopwatch.StartNew();
        using var engine = bench.NewEngine();
        using var host = new EngineHost(engine, NullLogger<EngineHost>.Instance);
        await host.StartAsync(default);
        await engine.RunDueAsync(default);
        var name = string.Create(CultureInfo.InvariantCulture, $"sleeping.{runs}");
        yield return new($"{name}.startup", watch.Elapsed.TotalMilliseconds, "ms");
        yield return new($"{name}.memory", (Settled() - before) / 1024.0, "KiB");

        var times = new List<double>();
        for (var i = 0; i < Wakes; i++)
        {
            watch.Restart();
            await engine.RaiseAsync(CampaignOf((int)((long)i * runs / Wakes)), "it.happened", Value.Null, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        yield return new($"{name}.wake.p50", times[times.Count / 2], "ms");
        yield return new($"{name}.wake.p99", times[times.Count * 99 / 100], "ms");
        await host.StopAsync(default);
    }

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static CampaignId CampaignOf(int number) => new(new Guid($"00000000-0000-7000-9000-{number:x12}"));

    /// <summary>One run is started by the engine, the others are copies of its rows with ids of their own, and a timer a year ahead each.</summary>
    private static async Task SleepAsync(BenchDatabase bench, int runs)
    {
        using (var engine = bench.NewEngine())
        {
            await engine.StartAsync(bench.Start(CampaignOf(0)), default);
        }

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
