using CampaignTracker.Domain.Briefings;
using CampaignTracker.Web.Pieces;

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
}
