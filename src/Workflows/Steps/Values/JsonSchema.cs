using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// The part of JSON Schema (draft 4 to 7) that ParseJson and Request triggers use: type, properties, required, additionalProperties,
/// patternProperties, dependencies, items, enum, const, the bounds of numbers, texts, lists and objects, pattern, the common formats,
/// anyOf, allOf, oneOf, not, and references within the schema. Other members are ignored.
/// </summary>
public sealed partial class JsonSchema
{
    private const int MostFaults = 50;

    /// <summary>Schemas looked at for one value. References in circles and alternatives in alternatives would never end.</summary>
    private const int MostChecks = 1_000_000;

    /// <summary>What it takes to begin to look for a pattern.</summary>
    private const int PatternWork = 256;

    /// <summary>A pattern that takes all its time: few of them fit into one turn.</summary>
    private const int SlowPatternWork = 48 * 1024 * 1024;

    private static readonly TimeSpan PatternTime = TimeSpan.FromMilliseconds(200);

    private readonly List<SchemaFault> _faults = [];
    private readonly Work _work;

    private JsonSchema(Work work) => _work = work;

    /// <summary>Every mismatch as a sentence that begins with the place, at most about 50; none where the value fits.</summary>
    public static IReadOnlyList<string> Check(Value value, Value schema) => [.. FaultsOf(value, schema).Select(f => $"{f.Path} {f.What}.")];

    /// <summary>The same with place and words apart.</summary>
    /// <param name="turn">What the look shares with the rest of a turn; null outside one.</param>
    /// <exception cref="ExpressionException">The turn has no work left.</exception>
    public static IReadOnlyList<SchemaFault> FaultsOf(Value value, Value schema, WorkAllowance? turn = null)
    {
        var check = new JsonSchema(new Work { Root = schema, Turn = turn });
        check.Check(value, schema, "$", 0);
        return check._faults;
    }

    private void Check(Value value, Value schema, string path, int depth)
    {
        if (schema is BooleanValue { Value: false })
        {
            Fault(path, "is not allowed");
        }

        if (schema is not ObjectValue s || _faults.Count >= MostFaults)
        {
            return;
        }

        _work.Spend(256);
        if (++_work.Checks > MostChecks || depth > ValueJson.MaxDepth)
        {
            Fault(path, "can't be checked: the schema is too involved");
            return;
        }

        if (s["$ref"]?.AsText() is { } reference)
        {
            Follow(value, reference, path, depth);
            return;
        }

        _work.Spend(16L * ((s["type"] as ArrayValue)?.Count ?? 0));
        if (s["type"] is { } type && !Types(type).Any(t => Fits(value, t)))
        {
            Fault(path, $"should be {string.Join(" or ", Types(type))}, but is {Describe.Kind(value)}");
            return;
        }

        CheckChoice(value, s, path);
        CheckBounds(value, s, path);
        CheckObject(value as ObjectValue, s, path, depth);
        CheckList(value as ArrayValue, s, path, depth);
        CheckCombined(value, s, path, depth);
    }

    private void CheckChoice(Value value, ObjectValue s, string path)
    {
        _work.Spend(16L * ((s["enum"] as ArrayValue)?.Count ?? 0));
        if (s["enum"] is ArrayValue allowed && !allowed.Any(a => Same(a, value)))
        {
            Fault(path, $"should be one of {allowed}");
        }

        if (s["const"] is { } only && !Same(only, value))
        {
            Fault(path, $"should be {only}");
        }
    }

    private void CheckBounds(Value value, ObjectValue s, string path)
    {
        if (Number(value) is { } number)
        {
            Bound(number < Number(s["minimum"]), path, $"is below {s["minimum"]}");
            Bound(number > Number(s["maximum"]), path, $"is above {s["maximum"]}");
            Bound(number <= Number(s["exclusiveMinimum"]), path, $"should be above {s["exclusiveMinimum"]}");
            Bound(number >= Number(s["exclusiveMaximum"]), path, $"should be below {s["exclusiveMaximum"]}");
            Bound(IsTrue(s["exclusiveMinimum"]) && number.Equals(Number(s["minimum"])), path, $"should be above {s["minimum"]}");
            Bound(IsTrue(s["exclusiveMaximum"]) && number.Equals(Number(s["maximum"])), path, $"should be below {s["maximum"]}");
            Bound(Number(s["multipleOf"]) is > 0 and var step && !IsMultiple(number, step), path, $"is not a multiple of {s["multipleOf"]}");
        }

        if (value.AsText() is { } text)
        {
            _work.Spend(text.Length * (s["format"] is null ? 4L : 8L));
            var length = new StringInfo(text).LengthInTextElements;
            Bound(length < Number(s["minLength"]), path, $"is shorter than {s["minLength"]} characters");
            Bound(length > Number(s["maxLength"]), path, $"is longer than {s["maxLength"]} characters");
            CheckPattern(text, s["pattern"]?.AsText(), path);
            Bound(s["format"]?.AsText() is { } format && !JsonFormats.Fits(text, format), path, $"is not written as {s["format"]?.AsText()}");
        }
    }

    private void CheckPattern(string text, string? pattern, string path)
    {
        if (pattern is null)
        {
            return;
        }

        if (_work.SlowPatterns.Contains(pattern))
        {
            // It has had its time on another text; a list of a thousand such texts must not take a thousand times that.
            Fault(path, $"can't be checked: the schema's pattern {pattern} takes too long");
            return;
        }

        try
        {
            _work.Spend(PatternWork + (4L * text.Length));
            Bound(!Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, PatternTime), path, $"does not match the pattern {pattern}");
        }
        catch (ArgumentException)
        {
            Fault(path, $"can't be checked: the schema's pattern {pattern} is not a regular expression");
        }
        catch (RegexMatchTimeoutException)
        {
            _work.SlowPatterns.Add(pattern);
            _work.Spend(SlowPatternWork);
            Fault(path, $"can't be checked: the schema's pattern {pattern} takes too long");
        }
    }

    private void CheckObject(ObjectValue? value, ObjectValue s, string path, int depth)
    {
        if (value is null)
        {
            return;
        }

        _work.Spend(16L * ((s["required"] as ArrayValue)?.Count ?? 0));
        foreach (var name in s["required"] is ArrayValue required ? required : Enumerable.Empty<Value>())
        {
            Bound(name.AsText() is { } n && !value.Has(n), path, $"has no '{name.AsText()}'");
        }

        Bound(value.Count < Number(s["minProperties"]), path, $"has fewer than {s["minProperties"]} properties");
        Bound(value.Count > Number(s["maxProperties"]), path, $"has more than {s["maxProperties"]} properties");
        foreach (var (name, item) in value)
        {
            CheckProperty(name, item, s, $"{path}.{name}", depth);
        }

        CheckDependencies(value, s["dependencies"] as ObjectValue ?? ObjectValue.Empty, path, depth);
    }

    private void CheckList(ArrayValue? value, ObjectValue s, string path, int depth)
    {
        if (value is null)
        {
            return;
        }

        Bound(value.Count < Number(s["minItems"]), path, $"has fewer than {s["minItems"]} items");
        Bound(value.Count > Number(s["maxItems"]), path, $"has more than {s["maxItems"]} items");
        _work.Spend(s["uniqueItems"] is BooleanValue { Value: true } ? 32L * value.Count : 0);
        Bound(s["uniqueItems"] is BooleanValue { Value: true } && value.Distinct().Count() < value.Count, path, "has the same item twice");
        for (var i = 0; i < value.Count; i++)
        {
            var schema = s["items"] is ArrayValue each ? (i < each.Count ? each[i] : s["additionalItems"]) : s["items"];
            if (schema is not null)
            {
                Check(value[i], schema, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), depth + 1);
            }
        }
    }

    private void CheckCombined(Value value, ObjectValue s, string path, int depth)
    {
        foreach (var part in s["allOf"] is ArrayValue all ? all : Enumerable.Empty<Value>())
        {
            Check(value, part, path, depth + 1);
        }

        if (s["anyOf"] is ArrayValue any)
        {
            Bound(!any.Any(part => Passes(value, part, depth)), path, "fits none of the forms the schema allows");
        }

        if (s["oneOf"] is ArrayValue one)
        {
            Bound(one.Count(part => Passes(value, part, depth)) != 1, path, "should fit exactly one of the forms the schema allows");
        }

        if (s["not"] is { } not)
        {
            Bound(Passes(value, not, depth), path, "has a form the schema rules out");
        }
    }

    private bool Passes(Value value, Value schema, int depth)
    {
        var check = new JsonSchema(_work);
        check.Check(value, schema, "$", depth + 1);
        return check._faults.Count == 0;
    }

    private static IEnumerable<string> Types(Value type) =>
        type is ArrayValue a ? a.Select(t => t.AsText() ?? "") : [type.AsText() ?? ""];

    private static bool Fits(Value value, string type) => type switch
    {
        "null" => value.IsNull,
        "boolean" => value is BooleanValue,
        "integer" => value is IntegerValue || (value is FloatValue f && Math.Truncate(f.Value).Equals(f.Value)),
        "number" => value is IntegerValue or FloatValue or DecimalValue,
        "string" => value is StringValue,
        "array" => value is ArrayValue,
        "object" => value is ObjectValue,
        _ => true,
    };

    private static bool Same(Value a, Value b) => a.Equals(b) || (Number(a) is { } x && Number(b) is { } y && x.Equals(y));

    private static double? Number(Value? value) => value switch
    {
        IntegerValue i => i.Value,
        FloatValue f => f.Value,
        DecimalValue d => (double)d.Value,
        _ => null,
    };

    private void Bound(bool broken, string path, string what)
    {
        if (broken)
        {
            Fault(path, what);
        }
    }

    private void Fault(string path, string what) => _faults.Add(new(path, what));
}
