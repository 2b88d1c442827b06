using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>
/// Writes values of any size once: a larger part that has been written before is only referred to, as <c>{"$": number}</c>. A campaign's
/// facts, which every turn is given whole, so cost what changed in them.
/// </summary>
internal sealed class ValueTable
{
    private const string Reference = "$";
    private const int Inline = 120;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Value> _values = [];

    /// <param name="define">Given each new part, parts of parts first.</param>
    public Value Pack(Value value, Action<int, Value> define)
    {
        var packed = value switch
        {
            ArrayValue a => ArrayValue.From(a.Select(item => Pack(item, define))),
            ObjectValue o => PackProperties(o, define),
            _ => value,
        };
        var json = ValueJson.Write(packed);
        if (json.Length <= Inline)
        {
            return packed;
        }

        if (!_numbers.TryGetValue(json, out var number))
        {
            number = _numbers.Count + 1;
            _numbers.Add(json, number);
            define(number, packed);
        }

        return ObjectValue.Of((Reference, Value.Of(number)));
    }

    public void Define(long number, Value packed) => _values.Add(number, Unpack(packed));

    public Value Unpack(Value packed) => packed switch
    {
        ObjectValue { Count: 1 } o when o[Reference] is IntegerValue number => _values[number.Value],
        ObjectValue o => Rebuilt(o, Unpack),
        ArrayValue a => ArrayValue.From(a.Select(Unpack)),
        _ => packed,
    };

    private ObjectValue PackProperties(ObjectValue value, Action<int, Value> define) =>
        value.Has(Reference)
            ? throw new ArgumentException("A value with a property called '$' can't be recorded.", nameof(value))
            : Rebuilt(value, item => Pack(item, define));

    private static ObjectValue Rebuilt(ObjectValue value, Func<Value, Value> part)
    {
        var builder = new ObjectValue.Builder(value.Count);
        foreach (var (name, item) in value)
        {
            builder.Set(name, part(item));
        }

        return builder.Build();
    }
}
