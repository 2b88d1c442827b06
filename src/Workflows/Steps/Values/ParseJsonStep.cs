using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Reads JSON text (or takes a value as it is) and holds it against a schema; every mismatch is listed, in <c>outputs.errors</c> too.</summary>
internal sealed class ParseJsonStep : StepKind
{
    public override bool OutputsTellInputs => true;

    public override void Start(StepRun run)
    {
        var content = run.Input("content");
        if (content is null)
        {
            run.Fail("InvalidContent", "There is nothing to read: 'content' is empty.");
            return;
        }

        if (content.Get("$content-type") is { } type && content.Get("$content") is StringValue)
        {
            run.Fail("InvalidContent", $"The content is a file ({type.AsText()}), not JSON. Make it text first: base64ToString(...?['$content']).");
            return;
        }

        Value body;
        run.Turn.Work.Spend(content is StringValue given ? ValueJson.WorkOf(given.Text) : 0);
        try
        {
            body = content is StringValue text ? ValueJson.Parse(text.Text) : content;
        }
        catch (JsonException fault)
        {
            run.Fail("InvalidJSON", $"The content is not JSON: {fault.Message}");
            return;
        }

        var faults = run.Input("schema") is { } schema ? JsonSchema.FaultsOf(body, schema, run.Turn.Work) : [];
        if (faults.Count > 0)
        {
            var more = faults.Count > 5 ? $" And {faults.Count - 5} more." : "";
            run.Fail("ValidationFailed", $"The content does not fit the schema. {string.Join(" ", faults.Take(5).Select(f => $"{f.Path} {f.What}."))}{more}", Errors(faults));
            return;
        }

        run.Succeed(ObjectValue.Of(("body", body)));
    }

    /// <summary>As the live service gives them, with paths such as <c>rows[0].name</c>.</summary>
    private static ObjectValue Errors(IReadOnlyList<SchemaFault> faults) => ObjectValue.Of(("errors", Value.Of(faults.Select(f => ObjectValue.Of(
        ("message", Value.Of($"{f.Path} {f.What}.")), ("path", Value.Of(f.Path.TrimStart('$').TrimStart('.'))))))));
}
