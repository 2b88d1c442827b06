using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Rendering.PlainText;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>Renders a briefing once for all of its recipients, as HTML and as text. Thread-safe.</summary>
/// <param name="zone">Where instants become days.</param>
public sealed class BriefingRenderer(TimeZoneInfo zone)
{
    public const int LongestBody = 500_000;

    public RenderedBriefing Render(BriefingSource source, BriefingFrame frame)
    {
        List<RenderingFault> faults = [];
        var helpers = new TemplateFunctions(source.Claims, zone);
        var values = TemplateValues.Clean(source.Values);
        values["recipient"] = new Dictionary<string, object?> { ["name"] = PersonalPlaces.Name };

        var subject = Subject(new TemplateEngine("subject", SafeText.Clean(source.Subject), helpers, faults, new LineTextEncoder()).Render(values), faults);
        var body = new TemplateEngine("body", SafeText.Clean(source.Body), helpers, faults, new MarkdownTextEncoder()).Render(values);
        var content = Content(subject, body, frame, faults);
        string[] claims = [.. helpers.Cited];
        return new RenderedBriefing(faults.Count == 0 ? content! with { Claims = claims } : null, faults, claims);
    }

    /// <summary>A message written by the product itself (a reminder, a request for approval): Markdown without a template.</summary>
    public static RenderedBriefing RenderPlain(string subject, string markdown, BriefingFrame frame)
    {
        List<RenderingFault> faults = [];
        var content = Content(Subject(SafeText.Clean(subject), faults), SafeText.Clean(markdown), frame, faults);
        return new RenderedBriefing(faults.Count == 0 ? content : null, faults, []);
    }

    private static string Subject(string text, List<RenderingFault> faults)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length is 0 or > SubjectIsOneLine.Longest && faults.Count == 0)
        {
            faults.Add(new RenderingFault("TooLong", line.Length == 0 ? "The subject is empty." : $"The subject has {line.Length} characters; at most {SubjectIsOneLine.Longest} fit.", "subject"));
        }

        return line;
    }

    private static BriefingContent? Content(string subject, string body, BriefingFrame frame, List<RenderingFault> faults)
    {
        if (body.Length > LongestBody)
        {
            faults.Add(new RenderingFault("TooLong", $"The text has {body.Length} characters; at most {LongestBody} fit.", "body"));
            return null;
        }

        var document = BriefingMarkdown.Parse(body, faults);
        var text = PlainTextDocument.Render(document);
        var html = HtmlLayout.Wrap(subject, frame.Heading, frame.Sender, HtmlBody.Render(document), Footer.Html(frame));
        return new BriefingContent(subject, html, $"{text}\n\n{Footer.Text(frame)}");
    }
}
