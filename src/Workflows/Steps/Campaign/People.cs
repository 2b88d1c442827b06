using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>People as steps name them: one address or a list of <c>role:…</c>, <c>user:…</c>, <c>person:…</c>.</summary>
internal static class People
{
    public static readonly Value LeadAndAdministrators = ArrayValue.From([Value.Of("role:lead"), Value.Of("role:administrator")]);

    /// <summary>Always a list; empty where nobody is named.</summary>
    public static ArrayValue List(Value? value) => value switch
    {
        ArrayValue list => list,
        StringValue { Text.Length: > 0 } text => ArrayValue.From(text.Text.Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => Value.Of(p))),
        _ => ArrayValue.Empty,
    };
}
