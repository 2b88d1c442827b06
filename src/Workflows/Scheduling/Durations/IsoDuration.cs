using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Scheduling.Durations;

/// <summary>
/// An ISO 8601 duration as the flow language writes it: <c>P1Y2M10DT2H30M</c>, <c>PT5S</c>, <c>P3W</c>, <c>-P1D</c>.
/// The calendar part (years, months, weeks, days) is kept apart from the clock part, because a month has no length.
/// </summary>
/// <remarks>Weeks may stand beside other parts. Fractions are read in seconds only, to the tick (100 ns).</remarks>
public sealed partial record IsoDuration
{
    private const int MostOfOnePart = 1_000_000;

    /// <summary>No flow ran before.</summary>
    private static readonly DateTimeOffset Year2000 = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The whole duration runs backwards; the parts themselves are never negative.</summary>
    public bool IsNegative { get; init; }

    public int Years { get; init; }

    public int Months { get; init; }

    public int Weeks { get; init; }

    public int Days { get; init; }

    /// <summary>Hours, minutes and seconds: elapsed time, not wall-clock time.</summary>
    public TimeSpan Time { get; init; }

    public bool IsZero => Years == 0 && Months == 0 && Weeks == 0 && Days == 0 && Time == TimeSpan.Zero;

    /// <exception cref="FormatException">Not such a duration; the message says what was expected.</exception>
    public static IsoDuration Parse(string text) =>
        TryParse(text, out var duration)
            ? duration
            : throw new FormatException($"'{text}' is not a duration. Write it like P1Y2M10DT2H30M, PT5S or P3W.");

    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out IsoDuration? duration)
    {
        duration = null;
        var match = Form().Match(text ?? "");
        if (!match.Success
            || !TryCount(match, "y", out var years) || !TryCount(match, "mo", out var months)
            || !TryCount(match, "w", out var weeks) || !TryCount(match, "d", out var days)
            || !TryCount(match, "h", out var hours) || !TryCount(match, "mi", out var minutes)
            || !TryTicks(match.Groups["s"], out var seconds))
        {
            return false;
        }

        duration = new IsoDuration
        {
            IsNegative = match.Groups["sign"].Value == "-",
            Years = years,
            Months = months,
            Weeks = weeks,
            Days = days,
            Time = new TimeSpan(hours, minutes, 0) + seconds,
        };
        return true;
    }

    /// <summary>
    /// The instant this duration after <paramref name="start"/>. The calendar part moves the wall clock of
    /// <paramref name="zone"/> (31 January plus a month is the last day of February; 09:00 stays 09:00 over a change of
    /// the clocks); the clock part is then added as elapsed time.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The result lies outside the years 1 to 9999.</exception>
    public DateTimeOffset AddTo(DateTimeOffset start, Zone zone)
    {
        var sign = IsNegative ? -1 : 1;
        var moved = start;
        if (Years != 0 || Months != 0 || Weeks != 0 || Days != 0)
        {
            var clock = zone.ToWallClock(start);
            moved = zone.ToInstant(clock.AddMonths(sign * CalendarMonths()).AddDays(sign * ((7L * Weeks) + Days)));
        }

        return zone.In(moved + (sign * Time));
    }

    /// <summary>Whether a flow could ever wait that long: the instant this duration after the year 2000 lies in the years 1 to 9999.</summary>
    public bool IsWithinCalendar()
    {
        try
        {
            return AddTo(Year2000, TimeZones.Utc) > DateTimeOffset.MinValue;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    /// <summary>The shortest form with the parts as they were given; <c>PT0S</c> when there is nothing.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(IsNegative ? "-P" : "P");
        Append(text, Years, 'Y');
        Append(text, Months, 'M');
        Append(text, Weeks, 'W');
        Append(text, Days, 'D');
        if (Time != TimeSpan.Zero || IsZero)
        {
            text.Append('T');
            Append(text, (long)Time.TotalHours, 'H');
            Append(text, Time.Minutes, 'M');
            AppendSeconds(text);
        }

        return text.ToString();
    }

    /// <summary>No more than leave the calendar wherever they are added, so that the sum fits.</summary>
    private int CalendarMonths() => (int)Math.Min((12L * Years) + Months, 12 * 10_000);

    private static void Append(StringBuilder text, long count, char unit)
    {
        if (count != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }
    }

    private static bool TryCount(Match match, string part, out int count)
    {
        count = 0;
        var group = match.Groups[part];
        return !group.Success
            || (int.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count <= MostOfOnePart);
    }

    private static bool TryTicks(Group group, out TimeSpan seconds)
    {
        seconds = TimeSpan.Zero;
        if (!group.Success)
        {
            return true;
        }

        var isRead = decimal.TryParse(group.Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count);
        if (!isRead || count > 1_000_000_000m)
        {
            return false;
        }

        seconds = new TimeSpan((long)(count * TimeSpan.TicksPerSecond));
        return true;
    }

    [GeneratedRegex(
        @"\A(?<sign>[+-])?P(?=\d|T\d)(?:(?<y>\d+)Y)?(?:(?<mo>\d+)M)?(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?=\d)(?:(?<h>\d+)H)?(?:(?<mi>\d+)M)?(?:(?<s>\d+(?:[.,]\d+)?)S)?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Form();

    private void AppendSeconds(StringBuilder text)
    {
        var seconds = (Time.Ticks % TimeSpan.TicksPerMinute) / (decimal)TimeSpan.TicksPerSecond;
        if (seconds != 0 || IsZero)
        {
            text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}S");
        }
    }
}
