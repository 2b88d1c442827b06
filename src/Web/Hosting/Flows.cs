using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>The engine runs inside the site: one process does everything, several share the work through the database.</summary>
internal static class Flows
{
    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.AddTrackerEngine(provider => new EngineOptions
        {
            TimeZone = provider.GetRequiredService<IOptions<SiteOptions>>().Value.TimeZone,
        });
        services.AddOptions<HttpCallOptions>().BindConfiguration(HttpCallOptions.Section);
        services.AddSingleton<ICallHandler>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<HttpCallOptions>>();
            return new HttpCallHandler(new HttpClient(new GuardedConnections(options).Handler()), options);
        });
        services.AddSingleton<Consequences>();
        return services;
    }
}
