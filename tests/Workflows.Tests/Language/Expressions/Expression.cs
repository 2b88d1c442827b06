using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

/// <summary>Short ways to evaluate an expression in a test.</summary>
internal static class Expression
{
    public static readonly DateTimeOffset Now = new(2025, 9, 25, 5, 18, 31, TimeSpan.Zero);

    public static ExpressionOutcome Outcome(string text, string context = "{}", ExpressionLimits? limits = null) =>
        ExpressionCases.Evaluate(text, Context(context), limits);

    /// <summary>The value as JSON, or the error's code after an exclamation mark.</summary>
    public static string Of(string text, string context = "{}")
    {
        var outcome = Outcome(text, context);
        return outcome.Error is { } error ? "!" + error.Code : outcome.Value!.ToString();
    }

    public static ExpressionError Error(string text, string context = "{}") =>
        Outcome(text, context).Error.ShouldNotBeNull($"{text} should have failed");

    public static CaseContext Context(string document) =>
        new(ValueJson.Parse(document), Now, new Random(42), new WeekdaysOnly());

    /// <summary>Monday to Friday, no holidays.</summary>
    private sealed class WeekdaysOnly : IWorkingDays
    {
        public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

        public DateOnly Add(DateOnly day, int count)
        {
            for (var left = count; left != 0; left -= IsWorkingDay(day) ? Math.Sign(count) : 0)
            {
                day = day.AddDays(Math.Sign(count));
            }

            while (!IsWorkingDay(day))
            {
                day = day.AddDays(1);
            }

            return day;
        }

        public int Between(DateOnly from, DateOnly to)
        {
            if (to < from)
            {
                return -Between(to, from);
            }

            var count = 0;
            for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            {
                count += IsWorkingDay(day) ? 1 : 0;
            }

            return count;
        }
    }
}
