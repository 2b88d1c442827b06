using System.Diagnostics;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>Cycles a second. A cycle: start a run, it waits, commit; its event wakes it, it ends, commit.</summary>
/// <remarks>The bare loop and the engine take turns every 300 ms, so that whatever else the machine does falls on both alike.</remarks>
internal static class CycleFigures
{
    private const int Slices = 12;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);

    public static async IAsyncEnumerable<Figure> SqliteAsync()
    {
        await WarmAsync();
        foreach (var synchronous in (string[])["FULL", "NORMAL"])
        {
            await using var bench = await BenchDatabase.SqliteAsync(synchronous);
            await foreach (var figure in ComparedAsync($"cycles.sqlite.{synchronous.ToLowerInvariant()}", bench, 1))
            {
                yield return figure;
            }
        }
    }

    public static async IAsyncEnumerable<Figure> PostgresAsync(string server)
    {
        await WarmAsync();
        await using var bench = await BenchDatabase.PostgresAsync(server);
        foreach (var workers in (int[])[1, 2, 4])
        {
            await foreach (var figure in ComparedAsync($"cycles.postgres.{workers}workers", bench, workers))
            {
                yield return figure;
            }
        }
    }

    private static async IAsyncEnumerable<Figure> ComparedAsync(string name, BenchDatabase bench, int workers)
    {
        await using var loop = await BareLoop.OpenAsync(bench);
        using var engine = bench.NewEngine(new() { Workers = workers });
        await loop.ForAsync(Slice);
        await ForAsync(bench, engine, 100, Slice);
        var (bare, one, hundred) = (new Tally(), new Tally(), new Tally());
        for (var i = 0; i < Slices; i++)
        {
            await bare.AddAsync(() => loop.ForAsync(Slice));
            await one.AddAsync(() => ForAsync(bench, engine, 1, Slice));
            await hundred.AddAsync(() => ForAsync(bench, engine, 100, Slice));
        }

        yield return new($"{name}.one", one.PerSecond, "cycles/s", bare.PerSecond);
        yield return new($"{name}.hundred", hundred.PerSecond, "cycles/s", bare.PerSecond);
    }

    /// <summary>Lets the just-in-time compiler finish with both sides, away from what is measured: the first thousands of cycles are several times slower.</summary>
    private static async Task WarmAsync()
    {
        await using var bench = await BenchDatabase.SqliteAsync("OFF");
        await using var loop = await BareLoop.OpenAsync(bench);
        await loop.ForAsync(Warm);
        using var engine = bench.NewEngine();
        await ForAsync(bench, engine, 1, Warm);
        await ForAsync(bench, engine, 100, Warm);
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

    private sealed class Tally
    {
        private double _cycles;
        private TimeSpan _time;

        public double PerSecond => _cycles / _time.TotalSeconds;

        public async Task AddAsync(Func<Task<int>> slice)
        {
            var watch = Stopwatch.StartNew();
            _cycles += await slice();
            _time += watch.Elapsed;
        }
    }
}
