using System.Globalization;

namespace CampaignTracker.Benchmarks.Durable;

/// <summary>
/// What sleeping runs cost: the start of a process, its memory, and how long a woken run takes. The databases take turns, wake by
/// wake, so that whatever else the machine does falls on all of them: the ratio to the smallest is the figure.
/// </summary>
internal static class SleepingFigures
{
    private const int Starts = 7;
    private const int Wakes = 1_000;

    public static async IAsyncEnumerable<Figure> OfAsync(IReadOnlyList<int> sizes)
    {
        var beds = new List<SleepingBed>();
        foreach (var runs in sizes)
        {
            beds.Add(await SleepingBed.MakeAsync(runs));
        }

        for (var i = 0; i < Starts; i++)
        {
            await EachAsync(beds, bed => bed.StartAsync());
        }

        for (var i = 0; i < Wakes; i++)
        {
            await EachAsync(beds, bed => bed.WakeAsync((double)i / Wakes));
        }

        foreach (var bed in beds)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"sleeping.{bed.Runs}");
            yield return new($"{name}.startup", bed.Startup, "ms", beds[0].Startup);
            yield return new($"{name}.memory", bed.Memory, "KiB");
            yield return new($"{name}.wake.p50", bed.Wake(0.5), "ms", beds[0].Wake(0.5));
            yield return new($"{name}.wake.p99", bed.Wake(0.99), "ms", beds[0].Wake(0.99));
        }

        await EachAsync(beds, bed => bed.DisposeAsync().AsTask());
    }

    private static async Task EachAsync(List<SleepingBed> beds, Func<SleepingBed, Task> act)
    {
        foreach (var bed in beds)
        {
            await act(bed);
        }
    }
}
