using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CampaignTracker.Web.Words;

/// <summary>How the domain's choices read on a page and in a form.</summary>
public static class EnumWords
{
    public static string Words(this ContactChannel channel) => channel switch
    {
        ContactChannel.Email => "E-mail",
        ContactChannel.Phone => "Phone call",
        ContactChannel.Letter => "Letter",
        ContactChannel.Meeting => "Meeting",
        ContactChannel.Event => "Event",
        ContactChannel.SocialMedia => "Social media",
        ContactChannel.ThroughSomeone => "Through someone we know",
    };

    public static string Words(this ContactOutcome outcome) => outcome switch
    {
        ContactOutcome.NoReply => "No reply",
        ContactOutcome.TurnedAway => "Turned away",
        ContactOutcome.Referred => "Referred to someone else",
        ContactOutcome.Met => "Met",
    };

    public static string Words(this ParticipationKind kind) => kind switch
    {
        ParticipationKind.Ally => "Ally",
        ParticipationKind.Partner => "Partner",
        ParticipationKind.Target => "Target",
        ParticipationKind.DecisionMaker => "Decision maker",
        ParticipationKind.Influencer => "Influencer",
        ParticipationKind.Opponent => "Opponent",
        ParticipationKind.Observer => "Observer",
    };

    public static string Words(this ClaimStatus status) => status switch
    {
        ClaimStatus.Draft => "Draft",
        ClaimStatus.Published => "Published",
        ClaimStatus.Corrected => "Corrected",
        ClaimStatus.Withdrawn => "Withdrawn",
    };

    public static string Words(this CampaignScope scope) => scope switch
    {
        CampaignScope.Local => "Local",
        CampaignScope.National => "National",
    };

    public static string Words(this SystemicLevel level) => level switch
    {
        SystemicLevel.Individual => "Individual",
        SystemicLevel.Interpersonal => "Interpersonal",
        SystemicLevel.InstitutionalAndPolicy => "Institutional and policy",
        SystemicLevel.Societal => "Societal",
    };

    public static string Words(this PolicyState state) => Sentence(state.ToWords());

    public static string Words(this LawfulBasisKind kind) => kind switch
    {
        LawfulBasisKind.Consent => "Consent",
        LawfulBasisKind.SoftOptIn => "Soft opt-in",
        LawfulBasisKind.LegitimateInterest => "Legitimate interest",
        LawfulBasisKind.Corporate => "Corporate subscriber",
    };

    /// <summary>Options of a choice field, with an empty first one that asks for a choice.</summary>
    public static IReadOnlyList<SelectListItem> Options<T>(Func<T, string> words)
        where T : struct, Enum =>
        [new SelectListItem("Choose", ""), .. Enum.GetValues<T>().Select(value => new SelectListItem(words(value), value.ToString()))];

    public static string Sentence(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
