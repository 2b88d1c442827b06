using System.Collections.Frozen;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>The types a variable can have (WDL reference, "Initialize variable").</summary>
internal sealed record VariableType(string Words, Value Empty, Func<Value, Value?> Accept)
{
    private static readonly FrozenDictionary<string, VariableType> ByName = new Dictionary<string, VariableType>
    {
        ["boolean"] = new("a yes/no value", Value.Null, v => v is BooleanValue or NullValue ? v : null),
        ["integer"] = new("a whole number", Value.Of(0), v => v is IntegerValue or NullValue ? v : Whole(v)),
        ["float"] = new("a number", Value.Of(0.0), v => v is FloatValue or NullValue ? v : v is IntegerValue i ? Value.Of((double)i.Value) : null),
        ["string"] = new("a text", Value.Of(""), v => v is StringValue or NullValue ? v : v is ArrayValue or ObjectValue ? null : Value.Of(ValueText.Of(v))),
        ["object"] = new("an object", Value.Null, v => v is ArrayValue ? null : v),
        ["array"] = new("a list", ArrayValue.Empty, v => v is ArrayValue or NullValue ? v : null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null where there is no such type. The short names that Logic Apps accepts are known too.</summary>
    public static VariableType? Of(string? name) => name?.ToUpperInvariant() switch
    {
        null => null,
        "BOOL" => ByName["boolean"],
        "INT" => ByName["integer"],
        _ => ByName.GetValueOrDefault(name),
    };

    /// <summary>What the type makes of a value that was kept under another type; null where it does not fit. Only numbers are written anew.</summary>
    public Value? TakeOver(Value kept) =>
        Accept(kept) is { } accepted && (ReferenceEquals(accepted, kept) || (accepted, kept) is (IntegerValue or FloatValue, IntegerValue or FloatValue)) ? accepted : null;

    private static Value? Whole(Value value) =>
        value is FloatValue f && Math.Truncate(f.Value).Equals(f.Value) && Math.Abs(f.Value) < 9e15 ? Value.Of((long)f.Value) : null;
}
