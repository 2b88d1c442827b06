namespace CampaignTracker.Workflows.Language.Expressions.Library;

internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

internal static class TimeUnits
{
    /// <summary>A unit by its name in the singular; case is ignored.</summary>
    public static TimeUnit Argument(scoped in Call call, int index)
    {
        var name = call.Text(index);
        return name.All(char.IsAsciiLetter) && Enum.TryParse<TimeUnit>(name, ignoreCase: true, out var unit)
            ? unit
            : throw call.Bad(index, $"must be Second, Minute, Hour, Day, Week, Month or Year, but was '{ValueText.Shorten(name)}'.");
    }

    /// <summary>Months and years keep the day of the month, or take the last one where it has none.</summary>
    public static DateTime Add(DateTime moment, long amount, TimeUnit unit, int direction, scoped in Call call)
    {
        try
        {
            var by = checked(amount * direction);
            return unit switch
            {
                TimeUnit.Second => moment.AddTicks(checked(by * TimeSpan.TicksPerSecond)),
                TimeUnit.Minute => moment.AddTicks(checked(by * TimeSpan.TicksPerMinute)),
                TimeUnit.Hour => moment.AddTicks(checked(by * TimeSpan.TicksPerHour)),
                TimeUnit.Day => moment.AddTicks(checked(by * TimeSpan.TicksPerDay)),
                TimeUnit.Week => moment.AddTicks(checked(by * 7 * TimeSpan.TicksPerDay)),
                TimeUnit.Month => moment.AddMonths(checked((int)by)),
                TimeUnit.Year => moment.AddYears(checked((int)by)),
            };
        }
        catch (Exception fault) when (fault is OverflowException or ArgumentOutOfRangeException)
        {
            throw Moments.OutOfRange(call);
        }
    }
}
