using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Work;

/// <summary>A user by sign-in name, or everyone with a role. Written "user:priya@example.org" or "role:leadership".</summary>
public sealed record Assignee
{
    private const string UserPrefix = "user:";
    private const string RolePrefix = "role:";

    private Assignee(bool isRole, string name) => (IsRole, Name) = (isRole, TextIsGiven.Check(name, "The assignee").ToLowerInvariant());

    public bool IsRole { get; }

    /// <summary>Lower case, so that equal assignees are equal texts.</summary>
    public string Name { get; }

    public static Assignee User(string userName) => new(false, userName);

    public static Assignee Role(string role) => new(true, role);

    /// <summary>Reads "user:NAME" and "role:NAME"; a text without prefix is a role unless it contains an @.</summary>
    public static Assignee Parse(string text)
    {
        var trimmed = text.Trim();
        return trimmed.StartsWith(RolePrefix, StringComparison.OrdinalIgnoreCase) ? Role(trimmed[RolePrefix.Length..])
            : trimmed.StartsWith(UserPrefix, StringComparison.OrdinalIgnoreCase) ? User(trimmed[UserPrefix.Length..])
            : trimmed.Contains('@', StringComparison.Ordinal) ? User(trimmed)
            : Role(trimmed);
    }

    public bool Includes(Actor actor) =>
        IsRole ? actor.HasRole(Name) : string.Equals(actor.UserName, Name, StringComparison.OrdinalIgnoreCase);

    public override string ToString() => (IsRole ? RolePrefix : UserPrefix) + Name;
}
