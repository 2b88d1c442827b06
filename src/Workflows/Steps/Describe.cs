using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Values in the words of an error message.</summary>
internal static class Describe
{
    public static string Kind(Value value) => value.Kind switch
    {
        ValueKind.Null => "nothing (null)",
        ValueKind.Boolean => "a yes/no value",
        ValueKind.Integer => "a whole number",
        ValueKind.Float or ValueKind.Decimal => "a number",
        ValueKind.String => "a text",
        ValueKind.Array => "a list",
        ValueKind.Object => "an object",
        ValueKind.Xml => "XML",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };
}
