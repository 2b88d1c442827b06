using System.Text;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Tests.Language.Expressions;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>Spoils definitions: their bytes, or their structure, which gets further into the engine. Seeded by the chance it is given.</summary>
internal sealed class DefinitionMutation(Random chance)
{
    private static readonly string[] Expressions = [.. ReferenceExamplesTests.All.Select(e => e.Expression)];

    private static readonly string[] Types =
    [
        "Scope", "If", "Switch", "Foreach", "Until", "Terminate", "Workflow", "Compose", "ParseJson", "Query", "Select", "Join", "Table", "Expression", "InitializeVariable",
        "SetVariable", "AppendToArrayVariable", "Wait", "Http", "HttpWebhook", "Response", "Campaign.Stage", "Campaign.Gate", "Campaign.Approval", "Campaign.Task",
        "Campaign.Reminder", "Campaign.Briefing", "Campaign.WaitForEvent", "Campaign.Reflection", "ApiConnection", "Recurrence", "Request", "Campaign.Event", "nonsense", "",
    ];

    private static readonly string[] Pieces =
    [
        "null", "true", "{}", "[]", "\"\"", "\"@\"", "\"@{\"", "\"@variables('list')\"", "\"@result('Scope')\"", "\"@actions('Compose')\"", "-1", "0", "9223372036854775808", "1e999",
        "-0.0", "[[[[]]]]", "{\"a\":{\"a\":{}}}", "\"P1000000000Y\"", "\"P9999Y\"", "\"-PT1S\"", "\"9999-12-31T23:59:59\"", "\"0001-01-01\"", "\"Nowhere/Zone\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"(a+)+$\"", "[\"Succeeded\",\"7\"]", "{\"Compose\":[\"Succeeded\"]}", "\"actions\"", "100000", "2147483648",
    ];

    private static readonly byte[][] Bits =
    [
        [0xFF], [0x00], [0xEF, 0xBB, 0xBF], [0xC3], [0xED, 0xA0, 0x80], "{"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), "}"u8.ToArray(), "\""u8.ToArray(), "\\"u8.ToArray(), ","u8.ToArray(),
        ":"u8.ToArray(), "//"u8.ToArray(), "/*"u8.ToArray(), "@"u8.ToArray(), "@{"u8.ToArray(), "'"u8.ToArray(), "1e400"u8.ToArray(), "\"type\":1,"u8.ToArray(), "\\u0000"u8.ToArray(), "\\ud83d"u8.ToArray(),
    ];

    public byte[] Of(Value source)
    {
        if (chance.Next(3) == 0)
        {
            return Bytes(Encoding.UTF8.GetBytes(ValueJson.Write(source)));
        }

        if (chance.Next(4) == 0)
        {
            return Encoding.UTF8.GetBytes(ValueJson.Write(new AimedMutation(chance).Of(source)));
        }

        for (var times = chance.Next(1, 5); times > 0; times--)
        {
            source = Somewhere(source, chance.Next(2, 12));
        }

        var json = Encoding.UTF8.GetBytes(ValueJson.Write(source));
        return chance.Next(20) == 0 ? Bytes(json) : json;
    }

    public byte[] Bytes(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var times = chance.Next(1, 4); times > 0 && list.Count > 0; times--)
        {
            var at = chance.Next(list.Count);
            var length = Math.Min(list.Count - at, chance.Next(1, 40));
            switch (chance.Next(6))
            {
                case 0:
                    list.RemoveRange(at, length);
                    break;
                case 1:
                    list.InsertRange(at, list.GetRange(at, length));
                    break;
                case 2:
                    list[at] ^= (byte)(1 << chance.Next(8));
                    break;
                case 3:
                    list.RemoveRange(at, list.Count - at);
                    break;
                case 4:
                    list.InsertRange(at, Enumerable.Repeat(Bits[chance.Next(Bits.Length)], chance.Next(50) == 0 ? 2_000 : 1).SelectMany(b => b));
                    break;
                default:
                    list.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[chance.Next(Pieces.Length)]));
                    break;
            }
        }

        return [.. list];
    }

    /// <summary>Walks down at random and changes what it comes to.</summary>
    private Value Somewhere(Value value, int steps)
    {
        if (steps > 0 && chance.Next(8) > 0)
        {
            switch (value)
            {
                case ObjectValue { Count: > 0 } o:
                    var (name, inner) = o.ElementAt(chance.Next(o.Count));
                    return Rebuilt(o, p => p.Key == name ? new(name, Somewhere(inner, steps - 1)) : p);
                case ArrayValue { Count: > 0 } a:
                    var index = chance.Next(a.Count);
                    return ArrayValue.From(a.Select((item, i) => i == index ? Somewhere(item, steps - 1) : item));
                default:
                    break;
            }
        }

        return Changed(value);
    }

    private Value Changed(Value value) => (chance.Next(10), value) switch
    {
        (0, ObjectValue { Count: > 0 } o) => o.Without(o.ElementAt(chance.Next(o.Count)).Key),
        (1, ObjectValue { Count: > 0 } o) => Renamed(o),
        (2, ObjectValue { Count: > 0 } o) => Moved(o),
        (3 or 4, ObjectValue o) => o.With("type", Value.Of(Types[chance.Next(Types.Length)])),
        (5, ObjectValue { Count: > 1 } o) => o.With("runAfter", ObjectValue.Of((o.ElementAt(chance.Next(o.Count)).Key, Value.Of(Value.Of("Succeeded"))))),
        (6, _) => Wrapped(value),
        (7, StringValue s) => Value.Of(s.Text + (chance.Next(2) == 0 ? "@{" : "'")),
        (8, _) => Value.Of(Expressions[chance.Next(Expressions.Length)]),
        _ => Piece(),
    };

    private Value Piece()
    {
        var json = Pieces[chance.Next(Pieces.Length)];
        try
        {
            return ValueJson.Parse(json);
        }
        catch (System.Text.Json.JsonException)
        {
            return Value.Of(json);
        }
    }

    private ObjectValue Renamed(ObjectValue o)
    {
        var name = o.ElementAt(chance.Next(o.Count)).Key;
        var other = chance.Next(3) switch { 0 => name.ToUpperInvariant(), 1 => o.ElementAt(chance.Next(o.Count)).Key, _ => "" };
        return Rebuilt(o, p => p.Key == name ? new(other, p.Value) : p);
    }

    /// <summary>A member goes into the actions of a sibling, or stands there twice.</summary>
    private ObjectValue Moved(ObjectValue o)
    {
        var (name, member) = o.ElementAt(chance.Next(o.Count));
        var (into, sibling) = o.ElementAt(chance.Next(o.Count));
        var inner = sibling as ObjectValue ?? ObjectValue.Empty;
        var actions = (inner["actions"] as ObjectValue ?? ObjectValue.Empty).With(name, member);
        var moved = o.With(into, inner.With("actions", actions));
        return chance.Next(2) == 0 && into != name ? moved.Without(name) : moved;
    }

    private Value Wrapped(Value value)
    {
        var (levels, kind) = (chance.Next(30) == 0 ? chance.Next(60, 400) : chance.Next(1, 6), chance.Next(3));
        for (var i = 0; i < levels; i++)
        {
            value = kind switch
            {
                0 => Value.Of(value),
                1 => ObjectValue.Of(("a", value)),
                _ => ObjectValue.Of(("type", Value.Of("Scope")), ("actions", ObjectValue.Of(($"S{i}", value)))),
            };
        }

        return value;
    }

    private static ObjectValue Rebuilt(ObjectValue o, Func<KeyValuePair<string, Value>, KeyValuePair<string, Value>> change)
    {
        var builder = new ObjectValue.Builder(o.Count);
        foreach (var member in o)
        {
            var (name, value) = change(member);
            builder.Set(name, value);
        }

        return builder.Build();
    }
}
