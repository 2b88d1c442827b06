using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Samples;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace CampaignTracker.Persistence.Tests.Samples;

/// <summary>A SQLite database of its own that samples are planted in.</summary>
internal sealed class SamplePlanting : IAsyncDisposable
{
    private readonly SampleSeed _seed;

    private SamplePlanting(string folder, ServiceProvider services, SampleSeed seed)
    {
        (Folder, Services, _seed) = (folder, services, seed);
    }

    public string Folder { get; }

    public ServiceProvider Services { get; }

    public static async Task<SamplePlanting> StartAsync(Action<TakenInput>? taken = null)
    {
        var folder = Directory.CreateTempSubdirectory("seed").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Data:Folder", (string?)folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddTrackerPersistence(configuration).BuildServiceProvider();
        await using (var context = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync())
        {
            await context.Database.MigrateAsync();
        }

        var environment = Substitute.For<IHostEnvironment>();
        environment.EnvironmentName.Returns(Environments.Development);
        environment.ContentRootPath.Returns(folder);
        var links = Substitute.For<IUnsubscribeLinks>();
        links.Leave(null!, "").ReturnsForAnyArgs(new Uri("https://tracker.example/u/x"));
        links.Preferences(null!).ReturnsForAnyArgs(new Uri("https://tracker.example/preferences/x"));
        var site = new BriefingSite(new Uri("https://tracker.example/"), TimeZoneInfo.Utc, new Mailbox(EmailAddress.From("campaigns@tracker.example"), "Campaigns"));
        return new(folder, services, new SampleSeed(configuration, environment, services.GetRequiredService<TrackerDatabase>(), "Europe/London", site, links, taken));
    }

    public Task<bool> PlantAsync(string sample, DateTimeOffset until) => _seed.PlantAsync(SampleFolder.Load(FolderOf(sample)), until, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public static string FolderOf(string sample) => Path.Combine(Repository(), "samples", sample);

    public static IReadOnlyList<string> Names() => [.. Directory.GetDirectories(Path.Combine(Repository(), "samples")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CampaignTracker.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The repository is not above the test's folder.");
    }
}
