using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Evaluation;

/// <summary>
/// A property or an item. With the question mark null and what is missing read as null; a property of something that can't
/// have any is an error all the same, as on the live service. A name with slashes that no property has is a path.
/// </summary>
internal sealed class AccessNode(Node target, Node key, bool optional, int position) : Node(position)
{
    public override Value Evaluate(ref EvaluationState state)
    {
        var from = target.Evaluate(ref state);
        var at = key.Evaluate(ref state);
        return (from, at) switch
        {
            (ObjectValue o, StringValue name) => o[name.Text] ?? Nested(o, name.Text, ref state) ?? Missing($"'{name.Text}' is not among the properties: {NamesOf(o)}."),
            (ArrayValue a, IntegerValue index) => index.Value >= 0 && index.Value < a.Count
                ? a[(int)index.Value]
                : Missing($"The array has {a.Count} items, so there is none with index {index.Value}."),
            (NullValue, _) => Missing($"{Asked(at)} was asked of null."),
            (ArrayValue, _) => throw Fault(ErrorCodes.NotSelectable, $"{Asked(at)} was asked of an array; its items are taken by an integer index, such as [0]."),
            (ObjectValue, _) => throw Fault(ErrorCodes.NotSelectable, $"{Asked(at)} was asked of an object; its properties are taken by a text, such as ['name']."),
            _ => throw Fault(ErrorCodes.NotSelectable, $"{Asked(at)} was asked of {ValueText.Describe(from)}, which has no properties."),
        };
    }

    // Exported flows write outputs('Get_item')?['body/Title'] for body and Title in it.
    private Value? Nested(ObjectValue value, string path, ref EvaluationState state)
    {
        state.Spend(path.Length, Position);
        Value? found = path.Contains('/', StringComparison.Ordinal) ? value : null;
        foreach (var name in path.AsSpan().Split('/'))
        {
            found = found?.Get(path[name]);
        }

        return found;
    }

    private static string NamesOf(ObjectValue value) =>
        value.Count == 0 ? "there are none" : string.Join(", ", value.Select(p => $"'{ValueText.Shorten(p.Key)}'").Take(10)) + (value.Count > 10 ? ", ..." : "");

    private static string Asked(Value key) => key is StringValue s ? $"The property '{ValueText.Shorten(s.Text)}'" : $"The index {ValueText.Describe(key)}";

    private Value Missing(string message) =>
        optional
            ? Value.Null
            : throw Fault(ErrorCodes.MissingProperty, message + " A question mark before the property (?.name, ?['name']) gives null instead.");

    private ExpressionException Fault(string code, string message) => new(new(code, message, Position));
}
