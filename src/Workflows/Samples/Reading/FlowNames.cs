using System.Text.Json.Nodes;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>The names of a flow's steps and of the templates its briefings use. Whether the flow is right is the checker's to say.</summary>
internal sealed class FlowNames
{
    private readonly Dictionary<string, string> _templates = new(StringComparer.Ordinal);
    private readonly HashSet<string> _steps = new(StringComparer.Ordinal);

    private FlowNames()
    {
    }

    public IReadOnlySet<string> Steps => _steps;

    /// <summary>The step by the template it uses.</summary>
    public IReadOnlyDictionary<string, string> Templates => _templates;

    public static FlowNames Of(JsonNode? document)
    {
        var names = new FlowNames();
        names.Walk(document);
        return names;
    }

    private void Walk(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject container:
                foreach (var (name, value) in container)
                {
                    if (name == "actions" && value is JsonObject actions)
                    {
                        Note(actions);
                    }

                    Walk(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Walk(item);
                }

                break;
        }
    }

    private void Note(JsonObject actions)
    {
        foreach (var (step, action) in actions)
        {
            _steps.Add(step);
            if (action is JsonObject && (action["inputs"] as JsonObject)?["template"] is JsonValue value && value.TryGetValue<string>(out var template))
            {
                _templates[template] = step;
            }
        }
    }
}
