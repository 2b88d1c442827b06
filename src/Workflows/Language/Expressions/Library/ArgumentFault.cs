using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The words of what is wrong with an argument: function, which argument, what was expected, what was given.</summary>
internal static class ArgumentFault
{
    public static ExpressionError Count(Function function, int given, int position) =>
        new(ErrorCodes.ArgumentCount, $"{function.Name} takes {Range(function)}, but {given} {(given == 1 ? "was" : "were")} given: {function.Signature}.", position);

    public static ExpressionError Kind(Function function, int index, int count, string expected, Value given, int position) =>
        new(ErrorCodes.ArgumentType, $"{Which(function, index, count)} must be {expected}, but was {ValueText.Describe(given)}.", position);

    public static ExpressionError Of(Function function, string code, int index, int count, string what, int position) =>
        new(code, $"{Which(function, index, count)} {what}", position);

    private static string Which(Function function, int index, int count) =>
        count == 1 ? $"{function.Name}: '{function.ParameterName(index)}'" : $"{function.Name}: '{function.ParameterName(index)}' (argument {index + 1})";

    private static string Range(Function function) => (function.MinArguments, function.MaxArguments) switch
    {
        (0, 0) => "no argument",
        (1, 1) => "1 argument",
        var (min, max) when min == max => $"{min} arguments",
        (1, int.MaxValue) => "at least 1 argument",
        (var min, int.MaxValue) => $"at least {min} arguments",
        var (min, max) => $"{min} to {max} arguments",
    };
}
