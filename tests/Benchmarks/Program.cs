using CampaignTracker.Benchmarks;

if (args is not ["engine", ..])
{
    await Console.Error.WriteLineAsync("Usage: dotnet run -c Release --project tests/Benchmarks -- engine");
    return 2;
}

foreach (var figure in InMemoryFigures.All())
{
    figure.Print();
}

return 0;
