using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Samples.Reading;

namespace CampaignTracker.Workflows.Samples;

/// <summary>
/// Reads a sample from its files: <c>campaign.json</c>, <c>flow.json</c>, and where they are there <c>people.json</c>,
/// <c>templates/*.md</c> and <c>rehearsal.json</c>. Pure: the files come in as texts, see <see cref="SampleFolder"/>.
/// </summary>
public static class SampleReader
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowDuplicateProperties = false };

    public static SampleReading Read(IReadOnlyDictionary<string, string> files)
    {
        var faults = new List<SampleFault>();
        var campaign = CampaignFile.Read(Require("campaign.json", files, faults));
        var flow = FlowNames.Of(Parse("flow.json", files, faults));
        var people = files.ContainsKey("people.json") ? PeopleFile.Read(Require("people.json", files, faults)) : SamplePeople.Nobody;
        var script = files.ContainsKey("rehearsal.json") ? RehearsalFile.Read(Require("rehearsal.json", files, faults)) : null;
        var templates = Templates(files, faults);
        var references = new SampleReferences(campaign, people, templates, faults);
        references.CheckPeople();
        references.CheckFlow(flow);
        if (script is not null)
        {
            references.CheckScript(script, flow);
        }

        return faults.Count > 0
            ? new SampleReading(null, faults)
            : new SampleReading(new Sample { Campaign = campaign, People = people, Flow = files["flow.json"], Templates = templates, Rehearsal = script }, []);
    }

    private static SampleNode Require(string file, IReadOnlyDictionary<string, string> files, List<SampleFault> faults)
    {
        var node = Parse(file, files, faults);
        var own = node is JsonObject ? faults : []; // One fault for an unreadable file, not one for each member it would have had.
        return new SampleNode(node, file, "", own);
    }

    private static JsonNode? Parse(string file, IReadOnlyDictionary<string, string> files, List<SampleFault> faults)
    {
        if (!files.TryGetValue(file, out var text))
        {
            faults.Add(new SampleFault(file, "", "This file is missing."));
            return null;
        }

        try
        {
            var node = JsonNode.Parse(text, documentOptions: Lenient);
            if (node is not JsonObject)
            {
                faults.Add(new SampleFault(file, "", "Write an object in braces."));
            }

            return node;
        }
        catch (JsonException fault)
        {
            faults.Add(new SampleFault(file, "", $"This is not JSON: {fault.Message}"));
            return null;
        }
    }

    private static Dictionary<string, TemplateWording> Templates(IReadOnlyDictionary<string, string> files, List<SampleFault> faults)
    {
        const string Folder = "templates/";
        var templates = new Dictionary<string, TemplateWording>(StringComparer.Ordinal);
        foreach (var (file, text) in files.Where(f => f.Key.StartsWith(Folder, StringComparison.Ordinal) && f.Key.EndsWith(".md", StringComparison.Ordinal)))
        {
            if (TemplateFile.Read(file, text, faults) is { } wording)
            {
                templates[file[Folder.Length..^".md".Length]] = wording;
            }
        }

        return templates;
    }
}
