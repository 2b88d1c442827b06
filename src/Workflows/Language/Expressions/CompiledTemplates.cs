using CampaignTracker.Workflows.Language.Expressions.Evaluation;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions;

internal sealed class ConstantTemplate(Value value) : Template
{
    public Value Value { get; } = value;

    public override bool IsConstant => true;

    public override IReadOnlyCollection<Reference> References => [];

    public override Value Evaluate(ExpressionContext context) => Value;
}

/// <summary>A template with something to evaluate. One budget of <see cref="ExpressionLimits.MaxWork"/> holds for the whole of it.</summary>
internal abstract class LiveTemplate(ExpressionLimits limits, IReadOnlyCollection<Reference> references) : Template
{
    public override bool IsConstant => false;

    public override IReadOnlyCollection<Reference> References => references;

    public override Value Evaluate(ExpressionContext context)
    {
        var state = new EvaluationState(context, limits);
        var value = Evaluate(ref state);
        return value is ArrayValue or ObjectValue ? Fitting(value) : value;
    }

    internal static Value Evaluate(Template template, ref EvaluationState state) =>
        template is LiveTemplate live ? live.Evaluate(ref state) : ((ConstantTemplate)template).Value;

    protected abstract Value Evaluate(ref EvaluationState state);

    /// <summary>Lists and objects may share parts, so that small expressions make values that nobody could write down.</summary>
    private Value Fitting(Value value) => ValueSize.Of(value) switch
    {
        { Characters: var characters } when characters > limits.MaxCharacters =>
            throw new ExpressionException(new(ErrorCodes.TooLong, $"The value would have more than {limits.MaxCharacters} characters when written.", 0)),
        { Depth: > ValueJson.MaxDepth } =>
            throw new ExpressionException(new(ErrorCodes.TooDeep, $"The value is nested more than {ValueJson.MaxDepth} deep.", 0)),
        _ => value,
    };
}

internal sealed class ExpressionTemplate(Node node, ExpressionLimits limits, IReadOnlyCollection<Reference> references)
    : LiveTemplate(limits, references)
{
    protected override Value Evaluate(ref EvaluationState state) => node.Evaluate(ref state);
}

/// <summary>Text with expressions between. Always gives a text, also where it is a single <c>@{...}</c>.</summary>
internal sealed class InterpolationTemplate(Node[] pieces, ExpressionLimits limits, IReadOnlyCollection<Reference> references)
    : LiveTemplate(limits, references)
{
    protected override Value Evaluate(ref EvaluationState state)
    {
        if (pieces.Length == 1)
        {
            return Value.Of(TextOf(pieces[0], ref state));
        }

        var texts = new string[pieces.Length];
        var length = 0L;
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = TextOf(pieces[i], ref state);
            length += texts[i].Length;
            state.Spend(texts[i].Length, pieces[i].Position);
            if (length > state.Limits.MaxCharacters)
            {
                throw TooLong(pieces[i], state.Limits);
            }
        }

        return Value.Of(string.Concat(texts));
    }

    private static string TextOf(Node piece, ref EvaluationState state)
    {
        var value = piece.Evaluate(ref state);
        if (value is ArrayValue or ObjectValue)
        {
            var size = ValueSize.Measure(value);
            if (size is null || size > state.Limits.MaxCharacters)
            {
                throw TooLong(piece, state.Limits);
            }

            state.Spend(size.Value, piece.Position);
        }

        return ValueText.Of(value);
    }

    private static ExpressionException TooLong(Node piece, ExpressionLimits limits) =>
        new(new(ErrorCodes.TooLong, $"The text would have more than {limits.MaxCharacters} characters, or hold a value nested too deep.", piece.Position));
}

internal sealed class ArrayTemplate(Template[] items, ExpressionLimits limits, IReadOnlyCollection<Reference> references)
    : LiveTemplate(limits, references)
{
    protected override Value Evaluate(ref EvaluationState state)
    {
        state.Spend(items.Length * 32L, 0);
        var values = new Value[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = Evaluate(items[i], ref state);
        }

        return ArrayValue.Own(values);
    }
}

/// <summary>An object. Names may hold expressions too, as on the live service; they are read as text.</summary>
internal sealed class ObjectTemplate(KeyValuePair<Template, Template>[] properties, ExpressionLimits limits, IReadOnlyCollection<Reference> references)
    : LiveTemplate(limits, references)
{
    protected override Value Evaluate(ref EvaluationState state)
    {
        state.Spend(properties.Length * 32L, 0);
        var built = new ObjectValue.Builder(properties.Length);
        foreach (var (name, value) in properties)
        {
            built.Set(ValueText.Of(Evaluate(name, ref state)), Evaluate(value, ref state));
        }

        return built.Build();
    }
}
