using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Triggers;

public static class TriggerRegistration
{
    /// <summary>Registers the door for triggers that fire from outside, and the nightly purge. Beside the engine and the scheduling.</summary>
    public static IServiceCollection AddTrackerTriggers(this IServiceCollection services)
    {
        services.AddSingleton<TriggerDoor>();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsCheck>();
        services.AddSingleton<Purge>();
        services.AddSingleton<IRecurringWork, HousekeepingWork>();
        services.AddHostedService<HousekeepingStart>();
        return services;
    }
}
