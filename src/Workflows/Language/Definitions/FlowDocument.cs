using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>A document that holds a flow, in one of the forms people have it in. <see cref="Source"/> is the whole of it.</summary>
/// <param name="Name">The flow's display name where the document gives one.</param>
public sealed record FlowDocument(FlowDocumentForm Form, Value Source, string? Name, FlowDefinition Definition)
{
    /// <summary>Reads a bare definition or one in an envelope. Faults are listed; null where there is no definition to read at all.</summary>
    public static FlowDocument? Read(ReadOnlySpan<byte> json, FaultList faults)
    {
        Value source;
        try
        {
            var utf8 = DocumentText.ToUtf8(json);
            source = ValueJson.Parse(utf8);
            DocumentText.FindDuplicates(utf8, faults);
        }
        catch (JsonException fault)
        {
            faults.Error("", "NotJson", $"The document is not JSON{Place(fault)}: {FirstSentence(fault.Message)}");
            return null;
        }

        return Read(source, faults);
    }

    public static FlowDocument? Read(Value source, FaultList faults)
    {
        if (source is not ObjectValue document)
        {
            faults.Error("", "NotADefinition", "A flow is a JSON object; this document holds something else.");
            return null;
        }

        // The flow of a template may have resources of its own, its diagnostic settings for one.
        if (document["resources"] is ArrayValue resources && !document.Has("actions") && !document.Has("definition") && document["properties"]?.Get("definition") is null)
        {
            return Deployed(resources, faults) is { } deployed && Read(deployed, faults) is { } flow ? flow with { Source = source } : null;
        }

        var properties = document["properties"] as ObjectValue;
        var (form, definition, name) = properties?["definition"] is ObjectValue inProperties
            ? (FlowDocumentForm.Envelope, inProperties, properties["displayName"]?.AsText() ?? document["name"]?.AsText())
            : document["definition"] is ObjectValue inEnvelope
                ? (FlowDocumentForm.Envelope, inEnvelope, document["displayName"]?.AsText() ?? document["name"]?.AsText())
                : (FlowDocumentForm.Definition, document, null);
        var values = (properties ?? document)["parameters"] as ObjectValue;
        return new(form, source, name, DefinitionReader.Read(definition, faults, form == FlowDocumentForm.Envelope ? values : null));
    }

    /// <summary>The flow in a template for deployment, which is a resource among others.</summary>
    private static Value? Deployed(ArrayValue resources, FaultList faults)
    {
        var flows = resources.Where(r => string.Equals(r.Get("type")?.AsText(), "Microsoft.Logic/workflows", StringComparison.OrdinalIgnoreCase)).ToList();
        if (flows.Count == 1)
        {
            return flows[0];
        }

        faults.Error("resources", flows.Count == 0 ? "NoFlow" : "SeveralFlows", flows.Count == 0
            ? "The template deploys no flow: none of its resources is of the type Microsoft.Logic/workflows."
            : $"The template deploys {flows.Count} flows. Bring in each by itself: what stands under its properties.definition.");
        return null;
    }

    private static string Place(JsonException fault) =>
        fault.LineNumber is { } line ? $" (line {line + 1}, position {fault.BytePositionInLine + 1})" : "";

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}

public enum FlowDocumentForm
{
    Definition,
    Envelope,
    Package,
}
