using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Tests.Briefings.Rendering;

internal static class Sources
{
    public static readonly BriefingFrame Frame = new("Example Children's Charity", "Legal aid for separated children", "Sent by the flow ‘Legal aid’, step ‘Monthly briefing’.");

    public static readonly Personal Sam = new(
        "Sam Reed", "You are an ally of this campaign.", "You agreed to it on 3 May 2018.",
        new Uri("https://tracker.example.org/u/abc"), new Uri("https://tracker.example.org/preferences/abc"));

    public static readonly CitedFigure Denied = new(
        "children-denied", 15000, "up to", "children denied access to justice", "The Children's Society", "2017-08", "Cut off from justice, page 16", "Cumulative.");

    private static readonly BriefingRenderer Renderer = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    public static RenderedBriefing Render(string body, string values = "{}", string subject = "News", params CitedFigure[] claims) => Renderer.Render(
        new BriefingSource(subject, body, TemplateValues.FromJson(values), claims.ToDictionary(c => c.Key)), Frame);

    /// <summary>The text of the body alone, without the footer.</summary>
    public static string Text(string body, string values = "{}", params CitedFigure[] claims)
    {
        var rendered = Render(body, values, "News", claims);
        rendered.Faults.ShouldBeEmpty();
        var text = Personalisation.Fill(rendered.Content!, Sam).Text;
        return text[..text.IndexOf("\n\n-- \n", StringComparison.Ordinal)];
    }

    public static string Html(string body, string values = "{}")
    {
        var rendered = Render(body, values);
        rendered.Faults.ShouldBeEmpty();
        return Personalisation.Fill(rendered.Content!, Sam).Html;
    }
}
