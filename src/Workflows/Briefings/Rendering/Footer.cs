using CampaignTracker.Workflows.Briefings.Rendering.PlainText;
using static CampaignTracker.Workflows.Briefings.Rendering.PersonalPlaces;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Says to each recipient why they get this, on which lawful basis, and how to stop it.</summary>
internal static class Footer
{
    public static string Html(BriefingFrame frame) =>
        HtmlLayout.Small($"Why you get this: {Why} {Basis}")
        + (frame.MayLeave ? LeaveStart + HtmlLayout.Small($"{HtmlLayout.Link(Unsubscribe, "Stop these messages")} &middot; {HtmlLayout.Link(Preferences, "Choose what you get")}") + LeaveEnd : "")
        + (frame.Origin is null ? "" : HtmlLayout.Small(HtmlLayout.Encode(frame.Origin)));

    public static string Text(BriefingFrame frame) => string.Join('\n',
    [
        "-- ",
        .. Wrapping.Wrap(frame.Sender),
        .. Wrapping.Wrap($"Why you get this: {Why} {Basis}"),
        .. frame.MayLeave ? (string[])[$"{LeaveStart}Stop these messages: {Unsubscribe}", $"Choose what you get: {Preferences}{LeaveEnd}"] : [],
        .. frame.Origin is null ? [] : Wrapping.Wrap(frame.Origin),
        "",
    ]);
}
