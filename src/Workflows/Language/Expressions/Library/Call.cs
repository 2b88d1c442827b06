using System.Globalization;
using CampaignTracker.Workflows.Language.Expressions.Evaluation;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>A function's arguments, evaluated, and the ways to take them by kind. What is of the wrong kind throws, placed at that argument.</summary>
internal readonly ref struct Call
{
    private readonly CallNode _node;
    private readonly ref EvaluationState _state;
    private readonly ReadOnlySpan<Value> _values;

    public Call(CallNode node, ref EvaluationState state, ReadOnlySpan<Value> values)
    {
        _node = node;
        _state = ref state;
        _values = values;
    }

    public int Count => _values.Length;

    public ReadOnlySpan<Value> Values => _values;

    public ExpressionContext Context => _state.Context;

    public ExpressionLimits Limits => _state.Limits;

    public Value this[int index] => _values[index];

    /// <summary>An optional argument is absent too where it is null.</summary>
    public bool Has(int index) => index < _values.Length && !_values[index].IsNull;

    /// <summary>A text; a content envelope ({"$content-type", "$content"}) gives the text it holds.</summary>
    public string Text(int index) => _values[index] switch
    {
        StringValue s => Looked(s.Text),
        XmlValue x => Looked(x.Text),
        ObjectValue o when Envelope.TryRead(o, out var envelope) => envelope.Text(this, index),
        var other => throw Wrong(index, "a text", other),
    };

    /// <summary>A text that is gone through before anything is made of it; each character costs so much.</summary>
    public string TextToRead(int index, int each = 1)
    {
        var text = Text(index);
        Spend((long)text.Length * each);
        return text;
    }

    /// <summary>Whoever takes a text goes through it once at least: compares, hashes, trims or copies it.</summary>
    private string Looked(string text)
    {
        Spend(text.Length / 4);
        return text;
    }

    /// <summary>Two texts, the second to be looked for in the first.</summary>
    public (string Text, string Part) Search()
    {
        var (text, part) = (Text(0), Text(1));
        WillSearch(text, part);
        return (text, part);
    }

    /// <summary>As <see cref="Search"/>, for a look that ignores case: what is not ASCII is compared one by one.</summary>
    public (string Text, string Part) SearchIgnoringCase()
    {
        var (text, part) = Search();
        Spend(4L * text.Length);
        return (text, part);
    }

    public string? OptionalText(int index) => Has(index) ? Text(index) : null;

    public bool Boolean(int index) => _values[index] is BooleanValue b ? b.Value : throw Wrong(index, "a boolean", _values[index]);

    public long Integer(int index) => _values[index] is IntegerValue i ? i.Value : throw Wrong(index, "an integer", _values[index]);

    /// <summary>An integer in a range, both ends included.</summary>
    public int Integer(int index, int min, int max)
    {
        var value = Integer(index);
        return value >= min && value <= max
            ? (int)value
            : throw Bad(index, max == int.MaxValue ? $"must be at least {min}, but was {value}." : $"must be between {min} and {max}, but was {value}.");
    }

    public Value Number(int index) => _values[index].Kind is ValueKind.Integer or ValueKind.Float or ValueKind.Decimal
        ? _values[index]
        : throw Wrong(index, "a number", _values[index]);

    public ArrayValue Array(int index) => _values[index] as ArrayValue ?? throw Wrong(index, "an array", _values[index]);

    public ObjectValue Object(int index) => _values[index] as ObjectValue ?? throw Wrong(index, "an object", _values[index]);

    public ExpressionException Wrong(int index, string expected) => Wrong(index, expected, _values[index]);

    /// <summary>The kind is right, the value is not.</summary>
    /// <param name="what">Goes on after the parameter's name: <c>must be ...</c>.</param>
    public ExpressionException Bad(int index, string what) => Bad(index, ErrorCodes.ArgumentValue, what);

    public ExpressionException Bad(int index, string code, string what) =>
        new(ArgumentFault.Of(_node.Function, code, index, Count, what, _node.Arguments[index].Position));

    public ExpressionException Fault(string code, string message) => new(new(code, $"{_node.Function.Name}: {message}", _node.Position));

    /// <summary>Announces a text of that many characters, before it is made.</summary>
    public void WillMakeText(long characters)
    {
        if (characters > Limits.MaxCharacters)
        {
            throw Fault(ErrorCodes.TooLong, $"the result would have more than {Limits.MaxCharacters.ToString(CultureInfo.InvariantCulture)} characters.");
        }

        _state.Spend(characters, _node.Position);
    }

    /// <summary>Counts a text that was made in one go from one no shorter.</summary>
    public Value Made(string text)
    {
        WillMakeText(text.Length);
        return Value.Of(text);
    }

    /// <summary>Counts a search: at worst it takes the product of both lengths, 64 characters at a time.</summary>
    public void WillSearch(string text, string part) => Spend(text.Length + ((long)text.Length * part.Length / 64));

    public void Spend(long units) => _state.Spend(units, _node.Position);

    public void WillMakeItems(long items) => _state.Spend(items * 32, _node.Position);

    /// <summary>How a value reads, as in interpolation. What is written as JSON is measured first.</summary>
    public string TextOf(Value value)
    {
        if (value is ArrayValue or ObjectValue)
        {
            var size = ValueSize.Measure(value) ?? throw TooDeep();
            WillMakeText(size);
            Spend(size);
        }

        return ValueText.Of(value);
    }

    public ExpressionException TooDeep() => Fault(ErrorCodes.TooDeep, $"a value is nested more than {ValueJson.MaxDepth} deep.");

    private ExpressionException Wrong(int index, string expected, Value given) =>
        new(ArgumentFault.Kind(_node.Function, index, Count, expected, given, _node.Arguments[index].Position));
}
