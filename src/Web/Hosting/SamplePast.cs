using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Samples;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>
/// The campaigns a developer's first start finds: legal aid with its real dates since 2013, and the three local stories, whose dates are
/// made up and so are moved to lie around today. A database with a campaign in it is left as it is.
/// </summary>
internal sealed class SamplePast(
    IConfiguration configuration,
    IHostEnvironment environment,
    TrackerDbContext database,
    TrackerDatabase connection,
    IOptions<SiteOptions> site,
    BriefingSite mail,
    IUnsubscribeLinks links,
    TimeProvider time,
    IIdSource ids,
    ILogger<SamplePast> logger)
{
    private const string LegalAid = "legal-aid";

    /// <summary>How long before today each local story begins, in weeks.</summary>
    private static readonly (string Folder, int WeeksAgo)[] LocalStories = [("referrals", 40), ("family-fines", 30), ("bail-conditions", 14)];

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>Where the database is a file that is not there yet: makes it, samples and all, or nothing where the start is broken off.</summary>
    public Task MakeFileAsync(CancellationToken cancellation) => SqliteNewFile.IsMissing(connection)
        ? SqliteNewFile.MakeAsync(connection, file => FillAsync(file, cancellation), cancellation)
        : Task.CompletedTask;

    /// <summary>Into a database that has its tables and no campaign.</summary>
    public async Task PlantAsync(CancellationToken cancellation)
    {
        if (!await database.Campaigns.AnyAsync(cancellation))
        {
            await PlantAsync(connection, cancellation);
        }
    }

    private async Task FillAsync(TrackerDatabase file, CancellationToken cancellation)
    {
        await using (var tables = new TrackerContextFactory(file, ids, NullLoggerFactory.Instance).CreateDbContext())
        {
            await tables.Database.MigrateAsync(cancellation);
        }

        await PlantAsync(file, cancellation);
    }

    private async Task PlantAsync(TrackerDatabase into, CancellationToken cancellation)
    {
        Logs.PlantingSamples(logger);
        var now = time.GetUtcNow();
        var seed = new SampleSeed(configuration, environment, into, site.Value.TimeZone, mail, links);
        await seed.PlantAsync(SampleFolder.Load(Path.Combine(Folder, LegalAid)), now, cancellation);
        Logs.SamplePlanted(logger, LegalAid);

        foreach (var (folder, weeks) in LocalStories)
        {
            var files = SampleFolder.Load(Path.Combine(Folder, folder));
            await seed.PlantAsync(SampleDates.MoveTo(files, DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7 * weeks)), now, cancellation);
            Logs.SamplePlanted(logger, folder);
        }
    }
}
