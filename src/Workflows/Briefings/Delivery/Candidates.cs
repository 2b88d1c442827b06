using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Candidates from records, the same from every store.</summary>
public static class Candidates
{
    /// <summary>"role:lead" is not a role of an account but the part somebody has on the campaign's team.</summary>
    public const string LeadRole = "lead";

    public const string ByName = "This message is meant for you by name.";

    public static Candidate Of(Person person, string why) =>
        new(person.Name, person.Email, why, [.. person.LawfulBases.Where(b => b.EndedAt is null).Select(BasisWords.Of)], person.Id.Value);

    public static Candidate Of(Subscription subscription, string list, string title) =>
        new(subscription.Name, subscription.Address.Value, BecauseOfList(title), [new StandingBasis(list, subscription.Basis)], subscription.Person);

    public static Candidate Colleague(string name, string? address) => new(name, address, "You work here.", [new StandingBasis(null, Basis.Team)]);

    public static string BecauseOfList(string title) => $"You are on the list “{title}”.";

    public static string BecauseOfOrganisation(string name) => $"You have a role at {name}.";

    /// <summary>A key of a person in a flow, "ruth-calder", as the name it stands for: "Ruth Calder".</summary>
    public static string NameOf(string key) => string.Join(' ', key.Split('-').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));
}
