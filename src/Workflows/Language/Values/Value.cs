namespace CampaignTracker.Workflows.Language.Values;

/// <summary>
/// A value of the flow language: JSON's own kinds, with integers (64-bit), floats (double) and decimals kept apart,
/// and XML, which only expressions make. Immutable, so that a run's state can share values freely between threads.
/// </summary>
public abstract class Value : IEquatable<Value>
{
    public static readonly Value Null = NullValue.Instance;
    public static readonly Value True = new BooleanValue(true);
    public static readonly Value False = new BooleanValue(false);

    public abstract ValueKind Kind { get; }

    public bool IsNull => Kind == ValueKind.Null;

    /// <summary>Null for a null reference, so that optional .NET strings read as JSON null.</summary>
    public static Value Of(string? text) =>
        text is null ? Null : text.Length == 0 ? StringValue.Empty : new StringValue(text);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(long value) => IntegerValue.From(value);

    public static Value Of(double value) => new FloatValue(value);

    public static Value Of(decimal value) => new DecimalValue(value);

    public static Value Of(params IEnumerable<Value> items) => ArrayValue.From(items);

    /// <summary>A property of an object (an exact name wins, then one that differs only in case); null where there is none or this is no object.</summary>
    public Value? Get(string name) => this is ObjectValue o && o.TryGet(name, out var v) ? v : null;

    /// <summary>The text of a string value; null for every other kind.</summary>
    public string? AsText() => (this as StringValue)?.Text;

    /// <summary>Deep equality by kind and content. An integer never equals a float here; the language's own comparison lives with its functions.</summary>
    public abstract bool Equals(Value? other);

    public sealed override bool Equals(object? obj) => Equals(obj as Value);

    public abstract override int GetHashCode();

    /// <summary>Compact JSON.</summary>
    public override string ToString() => ValueJson.Write(this);
}
