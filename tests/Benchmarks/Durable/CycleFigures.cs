using System.Diagnostics;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>Cycles a second. A cycle: start a run, it waits, commit; its event wakes it, it ends, commit.</summary>
internal static class CycleFigures
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Figure> SqliteAsync()
    {
        await WarmAsync();
        foreach (var synchronous in (string[])["FULL", "NORMAL"])
        {
            await using var bench = await BenchDatabase.SqliteAsync(synchronous);
            var name = $"cycles.sqlite.{synchronous.ToLowerInvariant()}";
            var bare = await BareLoop.CyclesPerSecondAsync(bench, Length);
            using var engine = bench.NewEngine();
            yield return new($"{name}.one", await PerSecondAsync(bench, engine, 1), "cycles/s", bare);
            yield return new($"{name}.hundred", await PerSecondAsync(bench, engine, 100), "cycles/s", bare);
        }
    }

    public static async IAsyncEnumerable<Figure> PostgresAsync(string server)
    {
        await WarmAsync();
        await using var bench = await BenchDatabase.PostgresAsync(server);
        var bare = await BareLoop.CyclesPerSecondAsync(bench, Length);
        foreach (var workers in (int[])[1, 2, 4])
        {
            using var engine = bench.NewEngine(new() { Workers = workers });
            var name = $"cycles.postgres.{workers}workers";
            yield return new($"{name}.one", await PerSecondAsync(bench, engine, 1), "cycles/s", bare);
            yield return new($"{name}.hundred", await PerSecondAsync(bench, engine, 100), "cycles/s", bare);
        }
    }

    /// <summary>Lets the just-in-time compiler finish with both sides, away from what is measured: the first thousands of cycles are several times slower.</summary>
    private static async Task WarmAsync()
    {
        await using var bench = await BenchDatabase.SqliteAsync("OFF");
        await BareLoop.CyclesPerSecondAsync(bench, Length);
        using var engine = bench.NewEngine();
        await ForAsync(bench, engine, 1, Length);
        await ForAsync(bench, engine, 100, Length);
    }

    private static async Task<double> PerSecondAsync(BenchDatabase bench, RunEngine engine, int inFlight)
    {
        await ForAsync(bench, engine, inFlight, Length / 3);
        var watch = Stopwatch.StartNew();
        var cycles = await ForAsync(bench, engine, inFlight, Length);
        return cycles / watch.Elapsed.TotalSeconds;
    }

    private static async Task<int> ForAsync(BenchDatabase bench, RunEngine engine, int inFlight, TimeSpan length)
    {
        var until = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var counts = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetTimestamp() < until; count++)
            {
                var campaign = bench.NewCampaign();
                await engine.StartAsync(bench.Start(campaign), default);
                await engine.RaiseAsync(campaign, "it.happened", Value.Null, default);
            }

            return count;
        })));
        return counts.Sum();
    }
}
