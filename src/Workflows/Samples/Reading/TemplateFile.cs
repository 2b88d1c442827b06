using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>
/// Reads a briefing template: <c>name:</c> and <c>subject:</c> between two lines of three hyphens, then the Markdown text.
/// </summary>
internal static class TemplateFile
{
    private const string Fence = "---\n";

    public static TemplateWording? Read(string file, string text, List<SampleFault> faults)
    {
        var plain = text.ReplaceLineEndings("\n");
        var end = plain.IndexOf("\n" + Fence, StringComparison.Ordinal);
        if (!plain.StartsWith(Fence, StringComparison.Ordinal) || end < 0)
        {
            faults.Add(new SampleFault(file, "", "Begin with a line ---, a line name: ..., a line subject: ..., and a line ---."));
            return null;
        }

        var head = plain[Fence.Length..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var body = plain[(end + 1 + Fence.Length)..].Trim();
        if (body.Length == 0)
        {
            faults.Add(new SampleFault(file, "", "The text is missing."));
        }

        return new TemplateWording(Line("name"), Line("subject"), body);

        string Line(string name)
        {
            var line = head.FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
            var value = line?[(name.Length + 1)..].Trim() ?? "";
            if (value.Length == 0)
            {
                faults.Add(new SampleFault(file, name, "This text is missing."));
            }

            return value;
        }
    }
}
