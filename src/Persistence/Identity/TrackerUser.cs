using CampaignTracker.Domain.People;
using Microsoft.AspNetCore.Identity;

namespace CampaignTracker.Persistence.Identity;

/// <summary>Somebody who can sign in.</summary>
public sealed class TrackerUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>IANA name; null takes the site's zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The person on record behind an ally's account; null for colleagues.</summary>
    public PersonId? PersonId { get; set; }
}
