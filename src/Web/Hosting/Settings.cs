using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>Reads the settings, checks them before the first request, and gives the rest of the product typed values.</summary>
internal static class Settings
{
    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<IValidateOptions<SiteOptions>, SiteOptionsValidation>();
        services.AddOptions<SiteOptions>().BindConfiguration("Site").ValidateOnStart();
        services.AddSingleton<DataFolder>();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DateWords(
            provider.GetRequiredService<TimeProvider>(),
            TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<IOptions<SiteOptions>>().Value.TimeZone),
            WorkingCalendars.EnglandAndWales));
        return builder;
    }
}
