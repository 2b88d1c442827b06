using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A value as text, the way interpolation shows it.</summary>
internal static class CellText
{
    public static string Of(Value? value) => value switch
    {
        null or NullValue => "",
        StringValue s => s.Text,
        BooleanValue b => b.Value ? "True" : "False",
        _ => ValueJson.Write(value),
    };
}
