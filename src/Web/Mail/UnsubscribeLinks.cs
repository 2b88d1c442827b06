using System.Globalization;
using System.Security.Cryptography;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.AspNetCore.DataProtection;

namespace CampaignTracker.Web.Mail;

/// <summary>
/// Links signed and sealed with the site's data-protection keys, so that an address stands in no server's log. A link to leave is good for
/// two years, one to preferences for 90 days; one can't be used as the other.
/// </summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, BriefingSite site, TimeProvider time) : IUnsubscribeLinks
{
    private static readonly TimeSpan LeaveFor = TimeSpan.FromDays(731);
    private static readonly TimeSpan PreferencesFor = TimeSpan.FromDays(90);

    private readonly IDataProtector _leave = protection.CreateProtector("CampaignTracker.Mail.Leave.v1");
    private readonly IDataProtector _preferences = protection.CreateProtector("CampaignTracker.Mail.Preferences.v1");

    public Uri Leave(EmailAddress address, string list) => Link("u", _leave, LeaveFor, address, list);

    public Uri Preferences(EmailAddress address) => Link("preferences", _preferences, PreferencesFor, address, "");

    /// <summary>Null for a token that is tampered with, meant for something else, or too old: there is no telling them apart from outside.</summary>
    public LeaveRequest? ReadLeave(string token) => Read(_leave, token) is { } request && request.List.Length > 0 ? request : null;

    /// <inheritdoc cref="ReadLeave"/>
    public EmailAddress? ReadPreferences(string token) => Read(_preferences, token)?.Address;

    private Uri Link(string path, IDataProtector protector, TimeSpan goodFor, EmailAddress address, string list)
    {
        var until = (time.GetUtcNow() + goodFor).ToUnixTimeSeconds();
        var token = protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{until}\n{address.Value}\n{list}"));
        return new Uri(site.PublicUrl, $"{path}/{token}");
    }

    private LeaveRequest? Read(IDataProtector protector, string token)
    {
        try
        {
            return protector.Unprotect(token).Split('\n') is [var until, var address, var list]
                && long.Parse(until, CultureInfo.InvariantCulture) > time.GetUtcNow().ToUnixTimeSeconds()
                    ? new LeaveRequest(EmailAddress.From(address), list)
                    : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}

public sealed record LeaveRequest(EmailAddress Address, string List);
