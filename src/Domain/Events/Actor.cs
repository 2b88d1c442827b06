namespace CampaignTracker.Domain.Events;

/// <summary>A signed-in person with the roles held at this moment, as the rules about who may answer see them.</summary>
public sealed record Actor(string UserName, string DisplayName, IReadOnlyCollection<string> Roles)
{
    /// <summary>Role names ignore case.</summary>
    public bool HasRole(string role) => Roles.Contains(role, StringComparer.OrdinalIgnoreCase);
}
