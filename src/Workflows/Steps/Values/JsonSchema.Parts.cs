using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>The parts of a schema that lead to other schemas.</summary>
public sealed partial class JsonSchema
{
    private void CheckProperty(string name, Value item, ObjectValue s, string path, int depth)
    {
        var isNamed = false;
        if ((s["properties"] as ObjectValue)?[name] is { } schema)
        {
            isNamed = true;
            Check(item, schema, path, depth + 1);
        }

        foreach (var (pattern, part) in s["patternProperties"] as ObjectValue ?? ObjectValue.Empty)
        {
            if (IsMatch(name, pattern))
            {
                isNamed = true;
                Check(item, part, path, depth + 1);
            }
        }

        if (!isNamed && s["additionalProperties"] is { } additional)
        {
            Check(item, additional, path, depth + 1);
        }
    }

    private void CheckDependencies(ObjectValue value, ObjectValue dependencies, string path, int depth)
    {
        foreach (var (name, needs) in dependencies)
        {
            if (!value.Has(name))
            {
                continue;
            }

            foreach (var needed in needs as ArrayValue ?? ArrayValue.Empty)
            {
                Bound(needed.AsText() is { } n && !value.Has(n), path, $"has '{name}', but no '{needed.AsText()}'");
            }

            Check(value, needs, path, depth + 1);
        }
    }

    /// <summary>A reference is a JSON pointer (RFC 6901) into the schema itself; nothing is fetched.</summary>
    private void Follow(Value value, string reference, string path, int depth)
    {
        var target = reference.StartsWith('#') ? _work.Root : null;
        foreach (var part in reference.TrimStart('#').Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            target = target is ArrayValue list
                ? int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null
                : (target as ObjectValue)?[name];
        }

        if (target is null)
        {
            Fault(path, $"can't be checked: the schema refers to {reference}, which is not in it");
        }
        else
        {
            Check(value, target, path, depth + 1);
        }
    }

    private bool IsMatch(string name, string pattern)
    {
        if (_work.SlowPatterns.Contains(pattern))
        {
            return false;
        }

        try
        {
            _work.Spend(PatternWork + (4L * name.Length));
            return Regex.IsMatch(name, pattern, RegexOptions.CultureInvariant | RegexOptions.ECMAScript, PatternTime);
        }
        catch (Exception fault) when (fault is ArgumentException or RegexMatchTimeoutException)
        {
            // A pattern that can't be matched names no property, now or later.
            _work.SlowPatterns.Add(pattern);
            _work.Spend(fault is ArgumentException ? 0 : SlowPatternWork);
            return false;
        }
    }

    private static bool IsTrue(Value? value) => value is BooleanValue { Value: true };

    /// <summary>As floats go: 0.3 is a multiple of 0.1.</summary>
    private static bool IsMultiple(double number, double step)
    {
        var times = number / step;
        return Math.Abs(times - Math.Round(times)) < 1e-9;
    }

    /// <summary>What all looks at one value share.</summary>
    private sealed class Work
    {
        public required Value Root { get; init; }

        public WorkAllowance? Turn { get; init; }

        /// <summary>Those that have had their time on some text, and get none on others.</summary>
        public HashSet<string> SlowPatterns { get; } = [];

        public int Checks { get; set; }

        public void Spend(long units) => Turn?.Spend(units);
    }
}

/// <summary>A place where a value does not fit its schema: <c>$</c> is the value itself, <c>$.a[0]</c> an item in it.</summary>
public sealed record SchemaFault(string Path, string What);
