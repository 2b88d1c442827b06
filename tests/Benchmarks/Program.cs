using CampaignTracker.Benchmarks;
using CampaignTracker.Benchmarks.Durable;

string[] parts = args is ["engine", .. var chosen] ? chosen : ["?"];
if (parts.Except(["memory", "hostile", "sqlite", "postgres", "sleeping"]).Any())
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/Benchmarks -- engine [memory] [hostile] [sqlite] [postgres] [sleeping]");
    return 2;
}

if (Wanted("memory"))
{
    foreach (var figure in InMemoryFigures.All())
    {
        figure.Print();
    }
}

if (Wanted("hostile"))
{
    foreach (var figure in HostileFigures.All())
    {
        figure.Print();
    }
}

await foreach (var figure in DurableFigures.AllAsync(Wanted))
{
    figure.Print();
}

return 0;

bool Wanted(string part) => parts.Length == 0 || parts.Contains(part);
