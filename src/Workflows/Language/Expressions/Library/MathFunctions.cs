using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// The math family. Integers stay integers and must fit 64 bits; with a decimal the result is a decimal; with a float a float,
/// which may be infinite. A divisor of zero is an error for every kind.
/// </summary>
internal static class MathFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.Math, "add(summand1, summand2)", "The sum of two numbers.", (scoped in c) => Arithmetic.Of(c, new Sum())),
        Pure(FunctionFamily.Math, "sub(minuend, subtrahend)", "The first number less the second.", (scoped in c) => Arithmetic.Of(c, new Difference())),
        Pure(FunctionFamily.Math, "mul(multiplicand1, multiplicand2)", "The product of two numbers.", (scoped in c) => Arithmetic.Of(c, new Product())),
        Pure(FunctionFamily.Math, "div(dividend, divisor)", "The first number divided by the second; of two integers the whole part.", (scoped in c) => Arithmetic.OfNonZero(c, new Quotient())),
        Pure(FunctionFamily.Math, "mod(dividend, divisor)", "What is left over when dividing; it has the dividend's sign.", (scoped in c) => Arithmetic.OfNonZero(c, new Remainder())),
        Pure(FunctionFamily.Math, "max(number...)", "The greatest of several numbers, or of an array of numbers.", (scoped in c) => Extreme(c, 1)),
        Pure(FunctionFamily.Math, "min(number...)", "The least of several numbers, or of an array of numbers.", (scoped in c) => Extreme(c, -1)),
        Live(FunctionFamily.Math, "rand(minValue, maxValue)", "A random integer from the first up to, not including, the second.", Rand),
        Pure(FunctionFamily.Math, "range(startIndex, count)", "An array of integers that follow each other.", Range),
    ];

    private static Value Extreme(scoped in Call call, int direction)
    {
        var isArray = call.Count == 1 && call[0] is ArrayValue;
        var numbers = isArray ? call.Array(0).AsSpan() : call.Values;
        if (numbers.Length == 0)
        {
            throw call.Bad(0, "must not be an empty array.");
        }

        call.Spend(numbers.Length * 4L);
        var best = numbers[0];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!Comparison.IsNumber(numbers[i]))
            {
                throw isArray ? call.Wrong(0, "an array of numbers") : call.Wrong(i, "a number");
            }

            best = Math.Sign(Comparison.Compare(numbers[i], best)) == direction ? numbers[i] : best;
        }

        return best;
    }

    private static Value Rand(scoped in Call call)
    {
        var (min, max) = (call.Integer(0), call.Integer(1));
        return min < max
            ? Value.Of(call.Context.Chance.NextInt64(min, max))
            : throw call.Bad(1, $"must be greater than the first, {min}, but was {max}.");
    }

    private static ArrayValue Range(scoped in Call call)
    {
        var start = call.Integer(0);
        var count = call.Integer(1, 1, call.Limits.MaxRange);
        if (start < int.MinValue || start + count > int.MaxValue)
        {
            throw call.Bad(0, $"and the count together must not exceed {int.MaxValue}.");
        }

        call.WillMakeItems(count);
        var items = new Value[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Value.Of(start + i);
        }

        return ArrayValue.Own(items);
    }
}
