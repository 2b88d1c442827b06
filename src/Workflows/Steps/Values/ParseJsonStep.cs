using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Reads JSON text (or takes a value as it is) and holds it against a schema; every mismatch is listed.</summary>
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

        Value body;
        try
        {
            body = content is StringValue text ? ValueJson.Parse(text.Text) : content;
        }
        catch (JsonException fault)
        {
            run.Fail("InvalidJson", $"The content is not JSON: {fault.Message}");
            return;
        }

        var faults = run.Input("schema") is { } schema ? JsonSchema.Check(body, schema) : [];
        if (faults.Count > 0)
        {
            var more = faults.Count > 5 ? $" And {faults.Count - 5} more." : "";
            run.Fail("ValidationFailed", $"The content does not fit the schema. {string.Join(" ", faults.Take(5))}{more}");
            return;
        }

        run.Succeed(ObjectValue.Of(("body", body)));
    }
}
