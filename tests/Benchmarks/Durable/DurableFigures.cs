namespace CampaignTracker.Benchmarks.Durable;

/// <summary>The engine over a database: files in the current folder for SQLite, the server of TRACKER_TEST_POSTGRES where one is named.</summary>
internal static class DurableFigures
{
    private static readonly int[] Sleeping = [1_000, 100_000, 1_000_000];

    public static async IAsyncEnumerable<Figure> AllAsync(Func<string, bool> wanted)
    {
        if (wanted("sqlite"))
        {
            await foreach (var figure in SqliteAsync())
            {
                yield return figure;
            }
        }

        if (wanted("postgres") && Environment.GetEnvironmentVariable(BenchDatabase.PostgresVariable) is { Length: > 0 } server)
        {
            await foreach (var figure in PostgresAsync(server))
            {
                yield return figure;
            }
        }

        if (wanted("sleeping"))
        {
            await foreach (var figure in SleepingFigures.OfAsync(Sleeping))
            {
                yield return figure;
            }
        }
    }

    private static async IAsyncEnumerable<Figure> SqliteAsync()
    {
        await foreach (var figure in CycleFigures.SqliteAsync())
        {
            yield return figure;
        }

        await using var bench = await BenchDatabase.SqliteAsync("FULL");
        yield return await WakeFigures.OfAsync("wake.10000.sqlite", bench, 1);
    }

    private static async IAsyncEnumerable<Figure> PostgresAsync(string server)
    {
        await foreach (var figure in CycleFigures.PostgresAsync(server))
        {
            yield return figure;
        }

        await using var bench = await BenchDatabase.PostgresAsync(server);
        yield return await WakeFigures.OfAsync("wake.10000.postgres", bench, 2);
    }
}
