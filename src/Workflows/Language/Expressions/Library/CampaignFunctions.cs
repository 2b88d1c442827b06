using System.Globalization;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Not of the reference: the campaign's facts, and working days by its jurisdiction's calendar.</summary>
internal static class CampaignFunctions
{
    /// <summary>What it takes to look whether somebody works on a day.</summary>
    internal const int WorkOfDay = 12;

    private const string DateFormat = "yyyy-MM-dd";

    public static IReadOnlyList<Function> All { get; } =
    [
        Own("campaign()", "The campaign's facts.", (scoped in c) => c.Context.Campaign ?? throw c.Fault(ErrorCodes.NotAvailable, "this flow belongs to no campaign."), ReferenceKind.Facts),
        Own("stage(key)", "One stage of the campaign by its key.", Stage, ReferenceKind.Facts),
        Own("claim(key)", "A figure of the campaign with its source, by its key.", Claim, ReferenceKind.Facts),
        Own("addWorkingDays(timestamp, days, format?)", "A date some working days later (earlier, where negative). The time of day is kept; a bare date gives a bare date. 0 gives the day itself, or the next working day.", AddWorkingDays),
        Own("workingDaysBetween(startDate, endDate)", "How many working days lie after the first date up to and including the second; negative where the second is earlier.", Between),
        Own("nextWorkingDay(timestamp, format?)", "The first working day after a date.", NextWorkingDay),
    ];

    private static Function Own(string signature, string help, FunctionBody body, ReferenceKind? refers = null) =>
        Live(FunctionFamily.Campaign, signature, help, body, refers);

    private static Value Stage(scoped in Call call)
    {
        var key = call.Text(0);
        return call.Context.Stage(key) ?? throw call.Bad(0, ErrorCodes.MissingStage, $"names '{ValueText.Shorten(key)}', but the campaign has no such stage.");
    }

    private static Value Claim(scoped in Call call)
    {
        var key = call.Text(0);
        return call.Context.Claim(key) ?? throw call.Bad(0, ErrorCodes.MissingClaim, $"names '{ValueText.Shorten(key)}', but the campaign has no such claim.");
    }

    private static Value AddWorkingDays(scoped in Call call) =>
        Moved(call, call.Integer(1, -10_000, 10_000), 2);

    private static Value NextWorkingDay(scoped in Call call) => Moved(call, 1, 1);

    private static Value Moved(scoped in Call call, int days, int format)
    {
        var from = Moments.Parse(call, 0);
        call.Spend(Math.Abs(days) * (long)WorkOfDay);
        try
        {
            var day = Calendar(call).Add(DateOnly.FromDateTime(from), days);
            var moved = DateTime.SpecifyKind(day.ToDateTime(TimeOnly.FromDateTime(from)), from.Kind);
            return Value.Of(!call.Has(format) && IsBareDate(call.Text(0)) ? day.ToString(DateFormat, CultureInfo.InvariantCulture) : Moments.Format(moved, call, format));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw Moments.OutOfRange(call);
        }
    }

    private static Value Between(scoped in Call call)
    {
        var (from, to) = (Moments.Parse(call, 0), Moments.Parse(call, 1));
        call.Spend((long)Math.Abs((to - from).TotalDays) * WorkOfDay);
        return Value.Of((long)Calendar(call).Between(DateOnly.FromDateTime(from), DateOnly.FromDateTime(to)));
    }

    private static bool IsBareDate(string text) =>
        DateOnly.TryParseExact(text.AsSpan().Trim(), DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static IWorkingDays Calendar(scoped in Call call) =>
        call.Context.WorkingDays ?? throw call.Fault(ErrorCodes.NotAvailable, "no calendar of working days is known here.");
}
