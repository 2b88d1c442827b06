using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Whether a request fits what its trigger says it takes (WDL reference, "Request trigger").</summary>
public static class TriggerBody
{
    /// <summary>With <c>operationOptions: EnableSchemaValidation</c>, as the live service does.</summary>
    /// <returns>Every mismatch as a sentence that begins with its place, <c>$</c> being the body; none where it fits, or nothing is to be checked.</returns>
    public static IReadOnlyList<string> Mismatches(TriggerDefinition trigger, Value body) =>
        trigger.ValidatesSchema && trigger.Inputs.Get("schema") is ObjectValue { Count: > 0 } schema ? JsonSchema.Check(body, schema) : [];
}
