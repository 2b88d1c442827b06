using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Mail;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;
using CampaignTracker.Workflows.Rehearsal;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CampaignTracker.Persistence.Samples;

/// <summary>
/// Fills an empty database with sample campaigns and their past up to now. For development and try-outs: the whole product plays on a
/// virtual clock, so what is found afterwards is what years of use would have left. Nothing is mailed.
/// </summary>
/// <param name="taken">Sees every input of the sample's runs; null where nobody records them.</param>
public sealed class SampleSeed(
    IConfiguration configuration,
    IHostEnvironment environment,
    TrackerDatabase database,
    string timeZone,
    BriefingSite site,
    IUnsubscribeLinks links,
    Action<TakenInput>? taken = null)
{
    /// <summary>Plays one sample. A campaign of its key that is there already is left as it is.</summary>
    /// <exception cref="InvalidOperationException">The sample has faults; all are in the message.</exception>
    public async Task<bool> PlantAsync(IReadOnlyDictionary<string, string> files, DateTimeOffset until, CancellationToken cancel)
    {
        var sample = Read(files);
        await using var services = Build(sample.Rehearsal!.From);
        var start = services.GetRequiredService<SampleStart>();
        if (await start.ExistsAsync(sample.Campaign.Key, cancel))
        {
            return false;
        }

        await services.GetRequiredService<SampleHistory>().PlayAsync(sample, until, cancel);
        return true;
    }

    private static Sample Read(IReadOnlyDictionary<string, string> files)
    {
        var reading = SampleReader.Read(files);
        return reading.Sample is { Rehearsal: not null } sample
            ? sample
            : throw new InvalidOperationException($"The sample can't be played: {string.Join(" ", reading.Faults)}");
    }

    private ServiceProvider Build(DateOnly from)
    {
        var services = new ServiceCollection();
        var zone = TimeZones.Resolve(timeZone);
        var clock = new VirtualClock(zone.ToInstant(from, TimeOnly.MinValue));
        services.AddLogging();
        services.AddSingleton(configuration).AddSingleton(environment);
        services.AddSingleton<TimeProvider>(clock).AddSingleton(clock).AddSingleton(zone);
        services.AddTrackerPersistence(configuration);
        services.AddTrackerMail(configuration, environment);
        services.AddTrackerEngine(_ => new EngineOptions { TimeZone = timeZone, BatchSize = 1000, Taken = taken });
        services.AddTrackerBriefings();
        services.AddSingleton(site).AddSingleton(links);
        services.Replace(ServiceDescriptor.Singleton<IMailTransport>(new UnsentMail()));

        // The past is made up and quickly made again: it need not survive a power cut while it is being made.
        services.Replace(ServiceDescriptor.Singleton(new TrackerDatabase(database.Provider, database.ConnectionString) { SqliteSynchronous = "OFF" }));
        services.AddSingleton<SampleStart>().AddSingleton<SampleHistory>();
        return services.BuildServiceProvider();
    }
}
