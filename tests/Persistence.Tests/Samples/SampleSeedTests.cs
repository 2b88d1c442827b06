using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Samples;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace CampaignTracker.Persistence.Tests.Samples;

public sealed class SampleSeedTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("seed").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_legal_aid_campaign_is_found_as_two_years_of_use_would_have_left_it()
    {
        await using var services = await PlantAsync(new DateTimeOffset(2015, 8, 1, 9, 0, 0, TimeSpan.Zero));
        await using var context = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync();

        var campaign = await context.Campaigns.SingleAsync();
        campaign.Stages.Single(s => s.Key == "evidence").Status.ShouldBe(StageStatus.Completed);
        campaign.Stages.Single(s => s.Key == "allies").Status.ShouldBe(StageStatus.Open);
        (await context.LedgerEntries.Select(e => e.State).ToListAsync()).ShouldBe([PolicyState.Made, PolicyState.Lost, PolicyState.Contested], ignoreOrder: true);
        (await context.Approvals.SingleAsync()).State.ShouldBe(ApprovalState.Answered);
        (await context.Set<Briefing>().CountAsync(b => b.Status == BriefingStatus.Sent)).ShouldBeGreaterThan(8);
        Directory.GetFiles(_folder, "*.eml", SearchOption.AllDirectories).ShouldBeEmpty("a made-up past is not mailed");
    }

    [Fact]
    public void A_sample_moved_in_time_keeps_its_weekdays_and_nothing_but_dates_changes()
    {
        var files = new Dictionary<string, string>
        {
            ["rehearsal.json"] = """{ "from": "2019-03-04", "until": "2020-12-31" }""",
            ["flow.json"] = """{ "$schema": "x/2016-06-01/workflowdefinition.json#", "at": "2019-04-30T09:00:00" }""",
            ["templates/a.md"] = "On 2019-03-04.",
        };
        var moved = SampleDates.MoveTo(files, new DateOnly(2026, 3, 4));

        moved["rehearsal.json"].ShouldBe("""{ "from": "2026-03-02", "until": "2027-12-30" }""");
        moved["flow.json"].ShouldBe("""{ "$schema": "x/2016-06-01/workflowdefinition.json#", "at": "2026-04-28T09:00:00" }""");
        moved["templates/a.md"].ShouldBe("On 2019-03-04.");
    }

    private async Task<ServiceProvider> PlantAsync(DateTimeOffset until)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Data:Folder", (string?)_folder)]).Build();
        var services = new ServiceCollection().AddLogging().AddTrackerPersistence(configuration).BuildServiceProvider();
        await using (var context = await services.GetRequiredService<IDbContextFactory<TrackerDbContext>>().CreateDbContextAsync())
        {
            await context.Database.MigrateAsync();
        }

        var environment = Substitute.For<IHostEnvironment>();
        environment.EnvironmentName.Returns(Environments.Development);
        environment.ContentRootPath.Returns(_folder);
        var links = Substitute.For<IUnsubscribeLinks>();
        links.Leave(null!, "").ReturnsForAnyArgs(new Uri("https://tracker.example/u/x"));
        links.Preferences(null!).ReturnsForAnyArgs(new Uri("https://tracker.example/preferences/x"));
        var site = new BriefingSite(new Uri("https://tracker.example/"), TimeZoneInfo.Utc, new Mailbox(EmailAddress.From("campaigns@tracker.example"), "Campaigns"));
        var seed = new SampleSeed(configuration, environment, services.GetRequiredService<TrackerDatabase>(), "Europe/London", site, links);
        (await seed.PlantAsync(SampleFolder.Load(SamplesFolder()), until, CancellationToken.None)).ShouldBeTrue();
        (await seed.PlantAsync(SampleFolder.Load(SamplesFolder()), until, CancellationToken.None)).ShouldBeFalse("what is there is left as it is");
        return services;
    }

    private static string SamplesFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CampaignTracker.sln")))
            {
                return Path.Combine(folder.FullName, "samples", "legal-aid");
            }
        }

        throw new DirectoryNotFoundException("The repository's samples are not above the test's folder.");
    }
}
