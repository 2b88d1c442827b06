using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>What records say about somebody, as sentences to them.</summary>
public static class BasisWords
{
    /// <summary>"You agreed on 3 May 2018 (joining form): "Send me the monthly briefing"."</summary>
    public static StandingBasis Of(LawfulBasis basis) => new(
        basis.List,
        new Basis(WireName.Of(basis.Kind), $"{Ground(basis.Kind)} {DateWords.Day(basis.Since)} ({basis.Source.Trim().TrimEnd('.')}): “{basis.Wording.Trim()}”"));

    public static string Why(ParticipationKind kind) => kind switch
    {
        ParticipationKind.Ally => "You are an ally of this campaign.",
        ParticipationKind.Partner => "You are a partner of this campaign.",
        ParticipationKind.DecisionMaker => "You decide on what this campaign asks for.",
        ParticipationKind.Target => "This campaign asks something of you.",
        ParticipationKind.Influencer => "Your voice counts in what this campaign asks for.",
        ParticipationKind.Opponent => "You take part in the debate that this campaign is about.",
        ParticipationKind.Observer => "You follow this campaign.",
    };

    private static string Ground(LawfulBasisKind kind) => kind switch
    {
        LawfulBasisKind.Consent => "You agreed to it on",
        LawfulBasisKind.SoftOptIn => "You were told of it when you gave us your address on",
        LawfulBasisKind.LegitimateInterest => "We write to you in connection with your public role, recorded on",
        LawfulBasisKind.Corporate => "We write to your organisation's address, recorded on",
    };
}
