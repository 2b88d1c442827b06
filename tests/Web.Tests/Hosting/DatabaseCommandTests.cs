using CampaignTracker.Persistence;
using CampaignTracker.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignTracker.Web.Tests.Hosting;

public sealed class DatabaseCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tracker-migrate").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Migrate_makes_an_empty_database_ready_and_may_be_run_again()
    {
        await using var services = Services();

        await DatabaseCommand.RunAsync(services);
        await DatabaseCommand.RunAsync(services);

        await using var context = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();
        (await context.Database.GetAppliedMigrationsAsync()).ShouldNotBeEmpty();
        (await context.Campaigns.CountAsync()).ShouldBe(0);
    }

    private ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Data:Folder"] = _folder }).Build();
        return new ServiceCollection().AddLogging().AddTrackerPersistence(configuration).BuildServiceProvider();
    }
}
