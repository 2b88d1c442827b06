using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>One operation on the three kinds of numbers.</summary>
internal interface IOperation
{
    long Of(long a, long b);

    double Of(double a, double b);

    decimal Of(decimal a, decimal b);
}

internal readonly struct Sum : IOperation
{
    public long Of(long a, long b) => checked(a + b);

    public double Of(double a, double b) => a + b;

    public decimal Of(decimal a, decimal b) => a + b;
}

internal readonly struct Difference : IOperation
{
    public long Of(long a, long b) => checked(a - b);

    public double Of(double a, double b) => a - b;

    public decimal Of(decimal a, decimal b) => a - b;
}

internal readonly struct Product : IOperation
{
    public long Of(long a, long b) => checked(a * b);

    public double Of(double a, double b) => a * b;

    public decimal Of(decimal a, decimal b) => a * b;
}

internal readonly struct Quotient : IOperation
{
    public long Of(long a, long b) => a / b;

    public double Of(double a, double b) => a / b;

    public decimal Of(decimal a, decimal b) => a / b;
}

internal readonly struct Remainder : IOperation
{
    // The processor overflows on the smallest integer modulo -1, though the answer is 0.
    public long Of(long a, long b) => b == -1 ? 0 : a % b;

    public double Of(double a, double b) => a % b;

    public decimal Of(decimal a, decimal b) => a % b;
}

internal static class Arithmetic
{
    public static Value Of<T>(scoped in Call call, T operation)
        where T : struct, IOperation
    {
        var (a, b) = (call.Number(0), call.Number(1));
        try
        {
            return (a, b) switch
            {
                (IntegerValue x, IntegerValue y) => Value.Of(operation.Of(x.Value, y.Value)),
                (DecimalValue, _) or (_, DecimalValue) => Value.Of(operation.Of(ToDecimal(a), ToDecimal(b))),
                _ => Value.Of(operation.Of(Comparison.ToDouble(a), Comparison.ToDouble(b))),
            };
        }
        catch (OverflowException)
        {
            var bounds = a is IntegerValue && b is IntegerValue ? "64 bits" : "a decimal";
            throw call.Fault(ErrorCodes.Overflow, $"the result of {ValueText.Describe(a)} and {ValueText.Describe(b)} does not fit {bounds}.");
        }
    }

    public static Value OfNonZero<T>(scoped in Call call, T operation)
        where T : struct, IOperation =>
        call.Number(1) switch
        {
            IntegerValue { Value: 0 } or FloatValue { Value: 0 } or DecimalValue { Value: 0 } => throw call.Bad(1, ErrorCodes.DivisionByZero, "must not be zero."),
            _ => Of(call, operation),
        };

    private static decimal ToDecimal(Value number) => number switch
    {
        IntegerValue i => i.Value,
        FloatValue f => (decimal)f.Value,
        _ => ((DecimalValue)number).Value,
    };
}
