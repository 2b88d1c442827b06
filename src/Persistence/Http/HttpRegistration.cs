using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Http;

public static class HttpRegistration
{
    /// <summary>Registers flows' calls to the web, with their settings from the configuration. Needs a <see cref="TimeProvider"/> and an id source.</summary>
    public static IServiceCollection AddTrackerCalls(this IServiceCollection services)
    {
        services.AddOptions<HttpCallOptions>().BindConfiguration(HttpCallOptions.Section);

        // The host sets its names at the top, outside of any section.
        services.AddOptions<HostIdentityOptions>().BindConfiguration("").ValidateOnStart();
        services.AddSingleton<IValidateOptions<HostIdentityOptions>, HostIdentityOptionsCheck>();
        services.AddSingleton<GuardedConnections>();
        services.AddSingleton<CallClients>();
        services.AddSingleton<ICallHandler, HttpCallHandler>();
        return services;
    }
}
