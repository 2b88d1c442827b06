using System.Globalization;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// Between texts and points in time. A text with Z or an offset is taken to UTC and written with Z again; one without keeps
/// its wall-clock time and gets no suffix, as the reference's examples do.
/// </summary>
internal static class Moments
{
    private const string RoundTripFormat = "o";

    // Any form that a locale knows is tried.
    private const int WorkOfReading = 384;
    private const int WorkOfWriting = 384;

    private const DateTimeStyles Styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.NoCurrentDateDefault;

    public static DateTime Parse(scoped in Call call, int index)
    {
        var text = call.Text(index);
        // The form our own functions write is read ten times faster.
        if (text.Length is 27 or 28 && DateTime.TryParseExact(text, RoundTripFormat, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var exact))
        {
            return exact;
        }

        call.Spend(WorkOfReading + text.Length);
        return DateTime.TryParse(text, Cultures.Default, Styles, out var moment) && NamesItsYear(text, moment)
            ? moment
            : throw NoDate(call, index, text);
    }

    /// <summary>In a locale, by its own patterns or a given one.</summary>
    public static DateTime Parse(scoped in Call call, int index, CultureInfo culture, string? format)
    {
        var text = call.Text(index);
        call.Spend(WorkOfReading + text.Length);
        try
        {
            var read = format is null
                ? DateTime.TryParse(text, culture, Styles, out var moment) && NamesItsYear(text, moment)
                : DateTime.TryParseExact(text, format, culture, Styles, out moment);
            return read ? moment : throw NoDate(call, index, text);
        }
        catch (FormatException)
        {
            throw NoDate(call, index, text);
        }
    }

    public static string RoundTrip(DateTime moment) => moment.ToString(RoundTripFormat, CultureInfo.InvariantCulture);

    /// <summary>By an optional format argument, in English of the United States.</summary>
    public static string Format(DateTime moment, scoped in Call call, int formatIndex) =>
        Format(moment, Cultures.Default, call, formatIndex);

    public static string Format(DateTime moment, CultureInfo culture, scoped in Call call, int formatIndex)
    {
        var format = call.OptionalText(formatIndex);
        Formats.CheckLength(format ?? "", call, formatIndex);
        call.Spend(string.IsNullOrEmpty(format) ? 0 : WorkOfWriting);
        try
        {
            return Write(moment, string.IsNullOrEmpty(format) ? RoundTripFormat : format, culture);
        }
        catch (FormatException)
        {
            throw call.Bad(formatIndex, $"is no date and time format: '{ValueText.Shorten(format!)}'.");
        }
    }

    public static ExpressionException OutOfRange(scoped in Call call) =>
        call.Fault(ErrorCodes.Overflow, "the result lies before the year 1 or after the year 9999.");

    private static string Write(DateTime moment, string format, CultureInfo culture)
    {
        // For a moment without a zone .NET would take the machine's zone where the format asks for an offset or for UTC.
        var text = moment.Kind == DateTimeKind.Unspecified && AsksForZone(format)
            ? new DateTimeOffset(moment, TimeSpan.Zero).ToString(format == "U" ? "F" : format, culture)
            : moment.ToString(format, culture);

        // ICU puts a narrow no-break space before AM and PM in English; the reference shows a plain one.
        return culture.TwoLetterISOLanguageName == "en" ? text.Replace('\u202F', ' ') : text;
    }

    private static bool AsksForZone(string format) => format == "U" || (format.Length > 1 && format.Contains('z', StringComparison.Ordinal));

    // Where a text names no year .NET takes the machine's present one (or 1 for a bare time of day): such a text is refused, so
    // that a replay gives the same.
    private static bool NamesItsYear(string text, DateTime moment)
    {
        if (text.Length > 4 && text.AsSpan(0, 4).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return true;
        }

        if (moment.Date == DateTime.MinValue)
        {
            return text.Contains("0001", StringComparison.Ordinal);
        }

        for (var year = moment.Year - 1; year <= moment.Year + 1; year++)
        {
            if (text.Contains((Math.Abs(year) % 100).ToString("00", CultureInfo.InvariantCulture), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static ExpressionException NoDate(scoped in Call call, int index, string text) =>
        call.Bad(index, $"must be a date and time, such as 2018-03-15T13:00:00Z, but was '{ValueText.Shorten(text)}'.");
}
