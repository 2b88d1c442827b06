using CampaignTracker.Persistence.Samples;
using CampaignTracker.Web.Features.Campaigns;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Rehearsing;

namespace CampaignTracker.Web.Hosting;

/// <summary>What pages read through.</summary>
internal static class ReadingServices
{
    public static IServiceCollection AddReading(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAutoMapper(options =>
        {
            options.LicenseKey = configuration["AutoMapper:LicenseKey"];
            options.AddProfile<ViewModels>();
        });
        services.AddScoped<CampaignQueries>();
        services.AddScoped<CampaignList>();
        services.AddScoped<TeamParts>();
        services.AddScoped<MyWork>();
        services.AddScoped<CampaignPeople>();
        services.AddScoped<AssigneeChoices>();
        services.AddScoped<CampaignOverview>();
        services.AddScoped<LeadershipList>();
        services.AddScoped<PeopleDirectory>();
        services.AddScoped<Finder>();
        services.AddScoped<RunReader>();
        services.AddScoped<FlowReader>();
        services.AddScoped<FlowsToRehearse>();
        services.AddScoped<FlowRehearsals>();
        services.AddSingleton<SampleShelf>();
        services.AddSingleton<SampleStart>();
        services.AddScoped<FormDesk>();
        return services;
    }
}
