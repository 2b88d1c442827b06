using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>
/// One place in a sample's JSON. Asking for what is not there, or is something else, notes a fault at that place and gives a
/// stand-in, so that reading goes on and all faults come out at once.
/// </summary>
internal sealed class SampleNode(JsonNode? node, string file, string path, List<SampleFault> faults)
{
    public string Path => path;

    public bool IsObject => node is JsonObject;

    public bool Has(string name) => Child(name) is not null;

    public SampleNode At(string name) => new(Child(name), file, Join(name), faults);

    public void Fault(string message, string? name = null) =>
        faults.Add(new SampleFault(file, name is null ? path : Join(name), message));

    public string Text(string name)
    {
        var text = Optional(name);
        if (string.IsNullOrWhiteSpace(text) && (Child(name) is null || text is not null))
        {
            Fault("This text is missing.", name);
        }

        return text ?? "";
    }

    public string? Optional(string name)
    {
        switch (Child(name))
        {
            case null:
                return null;
            case JsonValue value when value.TryGetValue<string>(out var text):
                return text;
            default:
                Fault("Write a text in quotation marks.", name);
                return null;
        }
    }

    public DateOnly Date(string name) => OptionalDate(name) ?? Missing(name, "Write a date such as 2018-07-12.", default(DateOnly));

    public DateOnly? OptionalDate(string name) => Parse(name, "Write a date such as 2018-07-12.", (string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date));

    public TimeOnly? OptionalTime(string name) => Parse(name, "Write a time such as 09:30.", (string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time));

    public TName Name<TName>(string name)
        where TName : struct, Enum
    {
        var known = $"Write one of {string.Join(", ", Enum.GetNames<TName>().Select(Lower))}.";
        return Parse(name, known, (string text, out TName value) => Enum.TryParse(text, ignoreCase: true, out value) && !int.TryParse(text, out _))
            ?? Missing(name, known, default(TName));
    }

    public decimal Number(string name)
    {
        if (Child(name) is JsonValue value && value.TryGetValue<decimal>(out var number))
        {
            return number;
        }

        Fault("Write a number.", name);
        return 0;
    }

    public int? OptionalInteger(string name, int least, int most)
    {
        if (Child(name) is not { } child)
        {
            return null;
        }

        if (child is JsonValue value && value.TryGetValue<int>(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fault($"Write a whole number from {least} to {most}.", name);
        return null;
    }

    public bool Flag(string name)
    {
        var child = Child(name);
        var flag = false;
        if (child is not null && !(child is JsonValue value && value.TryGetValue(out flag)))
        {
            Fault("Write true or false.", name);
        }

        return flag;
    }

    /// <summary>The items of a list, each an object; none where the list is absent.</summary>
    public IReadOnlyList<SampleNode> Items(string name)
    {
        var nodes = List(name);
        foreach (var item in nodes.Where(item => !item.IsObject))
        {
            item.Fault("Write an object in braces.");
        }

        return [.. nodes.Where(item => item.IsObject)];
    }

    public IReadOnlyList<string> Texts(string name) => [.. List(name).Select(item => item.OwnText())];

    private IReadOnlyList<SampleNode> List(string name)
    {
        switch (Child(name))
        {
            case null:
                return [];
            case JsonArray items:
                return [.. items.Select((item, index) => new SampleNode(item, file, $"{Join(name)}[{index}]", faults))];
            default:
                Fault("Write a list in square brackets.", name);
                return [];
        }
    }

    private string OwnText()
    {
        if (node is JsonValue value && value.TryGetValue<string>(out var text))
        {
            return text;
        }

        Fault("Write a text in quotation marks.");
        return "";
    }

    private T? Parse<T>(string name, string expected, TryParse<T> parse)
        where T : struct
    {
        if (Optional(name) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        Fault($"{expected} '{text}' is not one.", name);
        return default(T);
    }

    /// <summary>A member of a wrong kind has its fault already.</summary>
    private T Missing<T>(string name, string expected, T standIn)
    {
        if (Child(name) is null)
        {
            Fault(expected, name);
        }

        return standIn;
    }

    private JsonNode? Child(string name) => (node as JsonObject)?[name];

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private delegate bool TryParse<T>(string text, out T value);
}
