using System.Diagnostics;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>One event that ten thousand runs wait for: from its raising until the last of them has ended and is committed.</summary>
internal static class WakeFigures
{
    private const int Runs = 10_000;

    public static async Task<Figure> OfAsync(string name, BenchDatabase bench, int workers)
    {
        using var engine = bench.NewEngine(new() { Workers = workers });
        var campaign = bench.NewCampaign();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Runs),
            new ParallelOptions { MaxDegreeOfParallelism = 200 },
            async (_, cancel) => await engine.StartAsync(bench.Start(campaign), cancel));
        var watch = Stopwatch.StartNew();
        await engine.RaiseAsync(campaign, "it.happened", Value.Null, default);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => engine.CatchUpAsync(default)));
        return new(name, watch.Elapsed.TotalSeconds, "s");
    }
}
