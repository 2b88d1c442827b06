using CampaignTracker.Domain.Briefings;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Mail;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Web.Features.Briefings;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Mail;

internal static class MailServices
{
    /// <summary>Where links lead in Development when Site:PublicUrl is empty.</summary>
    private const string DevelopmentUrl = "http://localhost:5000";

    public static WebApplicationBuilder AddMail(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddTrackerMail(builder.Configuration, builder.Environment);
        services.AddTrackerBriefings();
        services.AddSingleton(Site);
        services.AddSingleton<UnsubscribeLinks>();
        services.AddSingleton<IUnsubscribeLinks>(provider => provider.GetRequiredService<UnsubscribeLinks>());
        services.AddScoped<Leaving>();
        services.AddScoped<SentMail>();
        services.AddScoped<BriefingPreview>();
        return builder;
    }

    private static BriefingSite Site(IServiceProvider provider)
    {
        var site = provider.GetRequiredService<IOptions<SiteOptions>>().Value;
        var mail = provider.GetRequiredService<IOptions<MailOptions>>().Value;
        var url = site.PublicUrl.Length > 0 ? site.PublicUrl : Listening(provider) ?? DevelopmentUrl;
        return new BriefingSite(
            new Uri(url.TrimEnd('/') + "/"),
            TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone),
            new Mailbox(EmailAddress.From(mail.From), mail.FromName),
            Optional(mail.ReplyTo),
            Optional(mail.UnsubscribeMailbox),
            mail.Attempts);
    }

    /// <summary>The address the server was told to listen at, so that links in a developer's mail folder work.</summary>
    private static string? Listening(IServiceProvider provider) =>
        provider.GetRequiredService<IConfiguration>()["urls"]?.Split(';')[0] is { } url
        && Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && address.Port > 0
            ? address.GetLeftPart(UriPartial.Authority).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
            : null;

    private static EmailAddress? Optional(string address) => address.Length == 0 ? null : EmailAddress.From(address);
}
