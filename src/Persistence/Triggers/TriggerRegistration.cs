using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Triggers;

public static class TriggerRegistration
{
    /// <summary>Registers the door for triggers that fire from outside, the nightly purge and what looks at the zones' rules and the days. Beside the engine and the scheduling.</summary>
    public static IServiceCollection AddTrackerTriggers(this IServiceCollection services)
    {
        services.AddSingleton<TriggerDoor>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsCheck>();
        services.AddSingleton<Purge>();
        services.AddSingleton<IRecurringWork, HousekeepingWork>();
        services.AddSingleton(provider => new ZonePass(
            provider.GetRequiredService<IDbContextFactory<TrackerDbContext>>(), provider.GetRequiredService<IRuns>(), provider.GetRequiredService<TimeProvider>(), TimeZones.RulesVersion));
        services.AddSingleton<IRecurringWork, ZoneWork>();
        services.AddSingleton<ClosingCount>();
        services.AddSingleton<IRecurringWork, ClosingWork>();
        services.AddHostedService<HousekeepingStart>();
        return services;
    }
}
