using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>
/// Reads one parameter of a definition. The value an envelope gives counts before the default. A value of another type than the
/// parameter's, or outside <c>allowedValues</c>, is a warning: the flow runs with it.
/// </summary>
internal static class ParameterReader
{
    public static ParameterDefinition Read(string name, Value parameter, Value? given, FaultList faults)
    {
        var path = $"parameters.{name}";
        var type = parameter.Get("type")?.AsText();
        if (type is null)
        {
            faults.Error($"{path}.type", "MissingType", $"The parameter '{name}' needs a type, such as String or Int.");
        }

        var value = given ?? parameter.Get("defaultValue") ?? parameter.Get("value");
        Check(name, path, type ?? "Object", value, parameter.Get("allowedValues") as ArrayValue, faults);
        return new(name, type ?? "Object", value);
    }

    private static void Check(string name, string path, string type, Value? value, ArrayValue? allowed, FaultList faults)
    {
        if (value is null)
        {
            faults.Warn(path, "NoValue", $"The parameter '{name}' has no value, so a step that asks for it fails. Give it a defaultValue.");
            return;
        }

        if (Fits(value, type) is not { } fits)
        {
            faults.Warn($"{path}.type", "ParameterType", $"'{type}' is not a type of parameter: use String, SecureString, Int, Float, Bool, Array, Object or SecureObject.");
        }
        else if (!fits)
        {
            faults.Warn($"{path}.defaultValue", "ParameterValue", $"The parameter '{name}' is of the type {type}, but its value is not.");
        }

        if (allowed is not null && !allowed.Contains(value))
        {
            faults.Warn($"{path}.defaultValue", "ParameterValue", $"The value of the parameter '{name}' is not among its allowedValues: {allowed}.");
        }
    }

    /// <summary>Null where there is no such type.</summary>
    private static bool? Fits(Value value, string type) => type.ToUpperInvariant() switch
    {
        "STRING" or "SECURESTRING" => value is StringValue or NullValue,
        "INT" => value is IntegerValue or NullValue,
        "FLOAT" => value is IntegerValue or FloatValue or DecimalValue or NullValue,
        "BOOL" => value is BooleanValue or NullValue,
        "ARRAY" => value is ArrayValue or NullValue,
        "OBJECT" or "SECUREOBJECT" => value is ObjectValue or ArrayValue or NullValue,
        _ => null,
    };
}
