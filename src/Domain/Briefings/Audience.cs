using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>Who a briefing is for: everybody who is in any of its parts, each of them once.</summary>
/// <param name="Kinds">How people take part in the campaign: ally, decisionMaker, ...</param>
/// <param name="Organisations">By name: everybody who has a role there now.</param>
/// <param name="List">The key of a list: its subscribers.</param>
/// <param name="People">By key.</param>
/// <param name="Users">Colleagues: "role:leadership" or "user:someone@example.org".</param>
public sealed record Audience(
    IReadOnlyList<string> Kinds,
    IReadOnlyList<string> Organisations,
    string? List,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Users)
{
    public static Audience OfKinds(params string[] kinds) => new(kinds, [], null, [], []);

    public static Audience OfList(string key) => new([], [], key, [], []);

    public static Audience OfUsers(params string[] users) => new([], [], null, [], users);

    public bool NamesNobody => Kinds.Count + Organisations.Count + People.Count + Users.Count == 0 && List is null;

    public Audience Check()
    {
        Rule.Require(!NamesNobody, new AudienceNamesSomebody());
        return this;
    }

    public bool Equals(Audience? other) => other is not null
        && List == other.List
        && Kinds.SequenceEqual(other.Kinds)
        && Organisations.SequenceEqual(other.Organisations)
        && People.SequenceEqual(other.People)
        && Users.SequenceEqual(other.Users);

    public override int GetHashCode() => HashCode.Combine(List, Kinds.Count, Organisations.Count, People.Count, Users.Count);

    /// <summary>For people: "ally; organisation Example Law Centre; list allies-monthly".</summary>
    public override string ToString() => string.Join("; ",
    [
        .. Kinds,
        .. Organisations.Select(o => $"organisation {o}"),
        .. List is null ? (string[])[] : [$"list {List}"],
        .. People.Select(p => $"person {p}"),
        .. Users,
    ]);
}
