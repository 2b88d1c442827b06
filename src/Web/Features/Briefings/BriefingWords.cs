using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Work;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Briefings.Delivery;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>How the states of a briefing and of its copies read on a page.</summary>
internal static class BriefingWords
{
    public static (StatusKind Kind, string Words) Of(BriefingStatus status) => status switch
    {
        BriefingStatus.Draft => (StatusKind.Planned, "Planned"),
        BriefingStatus.AwaitingSignOff => (StatusKind.NeedsYou, "Waits for sign-off"),
        BriefingStatus.Approved => (StatusKind.Planned, "Signed off"),
        BriefingStatus.Refused => (StatusKind.Stopped, "Refused"),
        BriefingStatus.Failed => (StatusKind.Wrong, "Not sent"),
        BriefingStatus.Sending => (StatusKind.Active, "Being sent"),
        BriefingStatus.Sent => (StatusKind.Done, "Sent"),
    };

    public static (StatusKind Kind, string Words) Of(DeliveryStatus status) => status switch
    {
        DeliveryStatus.Pending => (StatusKind.Planned, "Not sent yet"),
        DeliveryStatus.Sending => (StatusKind.Active, "Being sent"),
        DeliveryStatus.Delivered => (StatusKind.Done, "Delivered"),
        DeliveryStatus.Failed => (StatusKind.Wrong, "Failed"),
        DeliveryStatus.Suppressed => (StatusKind.Stopped, "Held back"),
    };

    /// <summary>"allies; everyone at Example Law Centre; the list allies; anyone in leadership".</summary>
    public static string Of(Audience audience) => string.Join("; ",
    [
        .. audience.Kinds.Select(Kind),
        .. audience.Organisations.Select(o => $"everyone at {o}"),
        .. audience.List is null ? (string[])[] : [$"the list {audience.List}"],
        .. audience.People.Select(Candidates.NameOf),
        .. audience.Users.Select(u => Assignee.Parse(u).Words()),
    ]);

    /// <summary>A flow's step as it reads: names of steps have no spaces.</summary>
    public static string Of(Origin origin) => origin.Step is null ? origin.Name : $"{origin.Name}, step “{origin.Step.Replace('_', ' ')}”";

    private static string Kind(string kind) => ParticipationKindExists.TryRead(kind, out var known) ? Plural(known) : kind;

    private static string Plural(ParticipationKind kind) => kind switch
    {
        ParticipationKind.Ally => "allies",
        ParticipationKind.Partner => "partners",
        ParticipationKind.Target => "targets",
        ParticipationKind.DecisionMaker => "decision makers",
        ParticipationKind.Influencer => "influencers",
        ParticipationKind.Opponent => "opponents",
        ParticipationKind.Observer => "observers",
    };
}
