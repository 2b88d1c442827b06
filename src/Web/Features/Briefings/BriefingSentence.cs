using CampaignTracker.Domain.Briefings;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>Where a briefing stands, in one sentence.</summary>
internal static class BriefingSentence
{
    public static string Of(Briefing briefing, IReadOnlyDictionary<DeliveryStatus, int> tally, DateWords words) => briefing.Status switch
    {
        BriefingStatus.Draft when briefing.SendAt is { } at => $"It goes out on {words.Moment(at)}.",
        BriefingStatus.Draft => "It is not on its way yet.",
        BriefingStatus.AwaitingSignOff => $"It waits since {words.Short(words.DayOf(briefing.DraftedAt))} to be signed off by {Asked(briefing)}.",
        BriefingStatus.Approved when briefing.SendAt is { } at => $"Signed off by {briefing.SignedOffBy}. It goes out on {words.Moment(at)}.",
        BriefingStatus.Approved => $"Signed off by {briefing.SignedOffBy}.",
        BriefingStatus.Refused => $"{briefing.SignedOffBy} refused it on {words.Day(briefing.SignedOffAt!.Value)}: {briefing.SignedOffWhy}",
        BriefingStatus.Failed => $"It was not sent: {briefing.FailedWhy}",
        BriefingStatus.Sending => $"{Count.Of(Done(tally), "copy", "copies")} of {Count.Number(briefing.Recipients)} {(Done(tally) == 1 ? "has" : "have")} an outcome so far.",
        BriefingStatus.Sent => $"Sent on {words.Day(briefing.SentAt!.Value)}: {Outcomes(tally)}.",
    };

    private static string Asked(Briefing briefing) =>
        string.Join(" or ", briefing.SignOffBy.Select(who => Domain.Work.Assignee.Parse(who).Words()));

    private static int Done(IReadOnlyDictionary<DeliveryStatus, int> tally) =>
        tally.Where(t => t.Key is DeliveryStatus.Delivered or DeliveryStatus.Failed or DeliveryStatus.Suppressed).Sum(t => t.Value);

    private static string Outcomes(IReadOnlyDictionary<DeliveryStatus, int> tally)
    {
        string[] parts =
        [
            $"{Count.Number(tally.GetValueOrDefault(DeliveryStatus.Delivered))} delivered",
            .. tally.GetValueOrDefault(DeliveryStatus.Failed) is > 0 and var failed ? (string[])[$"{Count.Number(failed)} failed"] : [],
            .. tally.GetValueOrDefault(DeliveryStatus.Suppressed) is > 0 and var held ? (string[])[$"{Count.Number(held)} held back"] : [],
        ];
        return string.Join(", ", parts);
    }
}
