using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Persistence.Triggers;
using CampaignTracker.Web.Api;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>The engine runs inside the site: one process does everything, several share the work through the database.</summary>
internal static class Flows
{
    public static IServiceCollection AddFlows(this IServiceCollection services)
    {
        services.AddTrackerEngine(Options);
        services.AddTrackerTriggers();
        services.AddSignedAddresses();
        services.AddTrackerCalls();
        services.AddSingleton<Consequences>();
        return services;
    }

    // Without an address of its own the site can't be called back; that is only so on a developer's machine.
    private static EngineOptions Options(IServiceProvider provider)
    {
        var site = provider.GetRequiredService<IOptions<SiteOptions>>().Value;
        var signatures = provider.GetRequiredService<AddressSignatures>();
        return new EngineOptions
        {
            TimeZone = site.TimeZone,
            CallbackBase = site.PublicUrl.Length > 0 ? run => CallbackEndpoint.Base(site.PublicUrl, run, signatures) : null,
        };
    }
}
