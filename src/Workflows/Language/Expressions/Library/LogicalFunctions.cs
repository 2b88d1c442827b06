using CampaignTracker.Workflows.Language.Expressions.Evaluation;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The logical comparison family. <c>and</c>, <c>or</c>, <c>if</c> and <c>coalesce</c> look only at what they need.</summary>
internal static class LogicalFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Lazily(FunctionFamily.Logical, "and(expression...)", "Whether all are true; stops at the first that is false.", (f, a, p) => new AndOrNode(f, stopAt: false, a, p)),
        Lazily(FunctionFamily.Logical, "or(expression...)", "Whether any is true; stops at the first that is.", (f, a, p) => new AndOrNode(f, stopAt: true, a, p)),
        Lazily(FunctionFamily.Logical, "if(condition, valueIfTrue, valueIfFalse)", "One of two values; the other is not evaluated.", (f, a, p) => new IfNode(f, a, p)),
        Lazily(FunctionFamily.Manipulation, "coalesce(value...)", "The first value that is not null, else null; the rest is not evaluated.", (f, a, p) => new CoalesceNode(f, a, p)),
        Pure(FunctionFamily.Logical, "not(expression)", "The opposite of a boolean.", (scoped in c) => Value.Of(!c.Boolean(0))),
        Pure(FunctionFamily.Logical, "equals(value, compareTo)", "Whether two values are equal; case matters, numbers count by their worth, true equals 1 and false 0.", (scoped in c) => Value.Of(AreEqual(c))),
        Pure(FunctionFamily.Logical, "greater(value, compareTo)", "Whether a number or text comes after another.", (scoped in c) => Value.Of(Order(c) is 1)),
        Pure(FunctionFamily.Logical, "greaterOrEquals(value, compareTo)", "Whether a number or text comes after another or is the same.", (scoped in c) => Value.Of(Order(c) is 0 or 1)),
        Pure(FunctionFamily.Logical, "less(value, compareTo)", "Whether a number or text comes before another.", (scoped in c) => Value.Of(Order(c) is -1)),
        Pure(FunctionFamily.Logical, "lessOrEquals(value, compareTo)", "Whether a number or text comes before another or is the same.", (scoped in c) => Value.Of(Order(c) is 0 or -1)),
    ];

    private static Function Lazily(FunctionFamily family, string signature, string help, LazyBody body) =>
        new(family, signature, help) { IsPure = true, Lazy = body };

    private static bool AreEqual(scoped in Call call) => (call[0], call[1]) switch
    {
        (BooleanValue b, IntegerValue i) => i.Value == (b.Value ? 1 : 0),
        (IntegerValue i, BooleanValue b) => i.Value == (b.Value ? 1 : 0),
        var (a, b) => Comparison.AreEqual(a, b, call),
    };

    /// <summary>-1, 0 or 1; 2 where NaN is one of the two.</summary>
    private static int Order(scoped in Call call)
    {
        if (call[0] is StringValue text)
        {
            var other = call[1] as StringValue ?? throw call.Wrong(1, "a text, as the first");
            call.Spend(Math.Min(text.Length, other.Length) / Comparison.TextAtOnce);
            return Math.Sign(string.CompareOrdinal(text.Text, other.Text));
        }

        if (!Comparison.IsNumber(call[0]))
        {
            throw call.Wrong(0, "a number or a text");
        }

        var order = Comparison.IsNumber(call[1]) ? Comparison.Compare(call[0], call[1]) : throw call.Wrong(1, "a number, as the first");
        return order == 2 ? 2 : Math.Sign(order);
    }
}
