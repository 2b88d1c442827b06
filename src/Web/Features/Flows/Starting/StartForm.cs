using System.Globalization;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;
using CampaignTracker.Workflows.Steps;
using Microsoft.Extensions.Primitives;

namespace CampaignTracker.Web.Features.Flows.Starting;

/// <summary>The form that starts a flow: a question for each member of its trigger's schema (<c>inputs.schema</c>, JSON Schema; Power Automate's <c>x-ms-content-hint</c> too).</summary>
public sealed class StartForm
{
    private readonly Value _schema;

    private StartForm(Value schema, IReadOnlyList<StartField> fields) => (_schema, Fields) = (schema, fields);

    public IReadOnlyList<StartField> Fields { get; }

    public bool IsFaulty => Fields.Any(f => f.Fault is not null) || Faults.Count > 0;

    /// <summary>What is wrong with the whole.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    public static StartForm Of(TriggerDefinition trigger)
    {
        var schema = trigger.Inputs.Get("schema") ?? ObjectValue.Empty;
        var required = schema.Get("required") is ArrayValue names ? names.Select(n => n.AsText()).OfType<string>().ToHashSet(StringComparer.Ordinal) : [];
        var members = schema.Get("properties") as ObjectValue ?? ObjectValue.Empty;
        return new(schema, [.. members.Select((member, i) => Field(member.Key, member.Value, required.Contains(member.Key), i))]);
    }

    /// <summary>Takes what was typed. What does not fit is said at its field; null then.</summary>
    /// <param name="zone">Of dates with a time, which people type as their clocks show them.</param>
    public ObjectValue? Read(Func<string, StringValues> typed, Zone zone)
    {
        var members = new List<(string, Value)>();
        foreach (var field in Fields)
        {
            field.Typed = typed(field.Control).LastOrDefault() ?? "";
            if (Answer(field, zone) is { } value)
            {
                members.Add((field.Name, value));
            }
        }

        var body = ObjectValue.Of([.. members]);
        Check(body);
        return IsFaulty ? null : body;
    }

    private static StartField Field(string name, Value schema, bool isRequired, int number)
    {
        var types = schema.Get("type") switch
        {
            ArrayValue several => [.. several.Select(t => t.AsText()).OfType<string>()],
            StringValue one => (IReadOnlyList<string>)[one.Text],
            _ => [],
        };
        var options = schema.Get("enum") is ArrayValue { Count: > 0 } allowed ? allowed.ToList() : [];
        return new(
            name,
            schema.Get("title")?.AsText() is { Length: > 0 } title ? title : EnumWords.Sentence(name.Replace('_', ' ')),
            schema.Get("description")?.AsText(),
            options.Count > 0 ? StartFieldKind.Choice : KindOf(types, schema),
            options,
            types,
            isRequired)
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"field-{number}"),
            Typed = schema.Get("default") is { } given && given is not NullValue ? given.AsText() ?? ValueJson.Write(given) : "",
        };
    }

    private static StartFieldKind KindOf(IReadOnlyList<string> types, Value schema) => types.FirstOrDefault(t => t != "null") switch
    {
        "integer" or "number" => StartFieldKind.Number,
        "boolean" => StartFieldKind.YesNo,
        "object" or "array" or null => StartFieldKind.Json,
        _ => (schema.Get("format")?.AsText() ?? schema.Get("x-ms-content-hint")?.AsText())?.ToUpperInvariant() switch
        {
            "DATE" => StartFieldKind.Date,
            "DATE-TIME" => StartFieldKind.Moment,
            "EMAIL" => StartFieldKind.Email,
            _ => schema.Get("maxLength") is IntegerValue { Value: > 200 } ? StartFieldKind.Long : StartFieldKind.Text,
        },
    };

    /// <summary>Null where nothing was answered, or what was can't be understood.</summary>
    private static Value? Answer(StartField field, Zone zone)
    {
        if (field.Kind == StartFieldKind.YesNo)
        {
            return Value.Of(field.Typed == "true");
        }

        if (string.IsNullOrWhiteSpace(field.Typed))
        {
            field.Fault = field.IsRequired ? "This is needed to start." : null;
            return null;
        }

        var typed = field.Typed.Trim();
        var value = field.Kind switch
        {
            StartFieldKind.Choice => field.Options.FirstOrDefault(o => Text(o) == typed),
            StartFieldKind.Number => Number(typed, field.Type.Contains("integer")),
            StartFieldKind.Json => Json(typed),
            StartFieldKind.Moment => Moment(typed, zone),
            StartFieldKind.Text or StartFieldKind.Long or StartFieldKind.Date or StartFieldKind.Email => Value.Of(typed),
            StartFieldKind.YesNo => throw new ArgumentOutOfRangeException(nameof(field)),
        };
        field.Fault = value is not null ? null : field.Kind switch
        {
            StartFieldKind.Choice => "Choose one from the list.",
            StartFieldKind.Number => field.Type.Contains("integer") ? "Give a whole number, such as 12." : "Give a number, such as 12 or 12.5.",
            StartFieldKind.Moment => "Give a date and a time.",
            _ => "This is no JSON. A list looks like [\"one\", \"two\"], several members like {\"name\": \"value\"}.",
        };
        return value;
    }

    /// <summary>An option as it stands in the list.</summary>
    public static string Text(Value option) => option.AsText() ?? ValueJson.Write(option);

    private static Value? Number(string typed, bool whole)
    {
        if (long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            return Value.Of(integer);
        }

        return !whole && double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? Value.Of(number) : null;
    }

    private static Value? Moment(string typed, Zone zone) =>
        DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? Value.Of(zone.ToInstant(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local)).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))
            : null;

    private static Value? Json(string typed)
    {
        try
        {
            return ValueJson.Parse(typed);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>What is missing is said at its field already, in words that are not the schema's.</summary>
    private void Check(ObjectValue body)
    {
        var whole = new List<string>();
        var lacks = Fields.Any(f => f.Fault is not null);
        foreach (var fault in JsonSchema.FaultsOf(body, _schema))
        {
            var field = Fields.FirstOrDefault(f => fault.Path == "$." + f.Name || fault.Path.StartsWith($"$.{f.Name}.", StringComparison.Ordinal) || fault.Path.StartsWith($"$.{f.Name}[", StringComparison.Ordinal));
            if (field is null && !lacks)
            {
                whole.Add($"What was filled in {fault.What}.");
            }
            else if (field is not null)
            {
                field.Fault ??= $"It {fault.What}.";
            }
        }

        Faults = whole;
    }
}
