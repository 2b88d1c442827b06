using CampaignTracker.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Hosting;

/// <summary>
/// <c>dotnet CampaignTracker.Web.dll migrate</c>: brings the database of the settings up to date and ends, without serving.
/// An operator runs it with every node stopped; it may be run again at any time.
/// </summary>
internal static class DatabaseCommand
{
    public const string Name = "migrate";

    public static async Task RunAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<TrackerDbContext>().Database;
        var pending = (await database.GetPendingMigrationsAsync()).ToList();
        await database.MigrateAsync();
        Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"Applied {string.Join(", ", pending)}. The database is up to date.");
    }
}
