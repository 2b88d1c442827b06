using System.Globalization;

namespace CampaignTracker.Workflows.Language.Values;

public sealed class NullValue : Value
{
    internal static readonly NullValue Instance = new();

    private NullValue()
    {
    }

    public override ValueKind Kind => ValueKind.Null;

    public override bool Equals(Value? other) => other is NullValue;

    public override int GetHashCode() => 0;
}

public sealed class BooleanValue : Value
{
    internal BooleanValue(bool value) => Value = value;

    public bool Value { get; }

    public override ValueKind Kind => ValueKind.Boolean;

    public override bool Equals(Value? other) => other is BooleanValue b && b.Value == Value;

    public override int GetHashCode() => Value ? 1 : 2;
}

public sealed class IntegerValue : Value
{
    private const int Smallest = -128;
    private const int Largest = 1023;
    private static readonly IntegerValue[] Cached = [.. Enumerable.Range(Smallest, Largest - Smallest + 1).Select(i => new IntegerValue(i))];

    private IntegerValue(long value) => Value = value;

    public long Value { get; }

    public override ValueKind Kind => ValueKind.Integer;

    public static IntegerValue From(long value) =>
        value is >= Smallest and <= Largest ? Cached[value - Smallest] : new IntegerValue(value);

    public override bool Equals(Value? other) => other is IntegerValue i && i.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();
}

public sealed class FloatValue(double value) : Value
{
    public double Value { get; } = value;

    public override ValueKind Kind => ValueKind.Float;

    public override bool Equals(Value? other) => other is FloatValue f && f.Value.Equals(Value);

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>An exact decimal from <c>decimal()</c>. It lives inside one expression: a step's outputs hold JSON numbers (see <see cref="ValueJson.Normalise"/>).</summary>
public sealed class DecimalValue(decimal value) : Value
{
    public decimal Value { get; } = value;

    public override ValueKind Kind => ValueKind.Decimal;

    /// <summary>The nearest float. .NET's own conversion may miss it by one step in the last place, so the way leads over text.</summary>
    public double ToDouble() => double.Parse(Value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    public override bool Equals(Value? other) => other is DecimalValue d && d.Value == Value;

    public override int GetHashCode() => Value.GetHashCode();
}

/// <summary>XML text from <c>xml()</c> or <c>xpath()</c>. It lives inside one expression: a step's outputs hold the JSON envelope (see <see cref="ValueJson.Normalise"/>).</summary>
public sealed class XmlValue(string text) : Value
{
    public string Text { get; } = text;

    public override ValueKind Kind => ValueKind.Xml;

    public override bool Equals(Value? other) => other is XmlValue x && x.Text == Text;

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}
