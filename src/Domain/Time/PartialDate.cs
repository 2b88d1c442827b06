using System.Globalization;

namespace CampaignTracker.Domain.Time;

/// <summary>A date as well as it is known: a day, a month or a year. <see cref="Date"/> places it in an order; which day
/// inside the month or year it names is up to who recorded it.</summary>
public readonly record struct PartialDate(DateOnly Date, DatePrecision Precision)
{
    private static readonly (string Format, DatePrecision Precision)[] Formats =
    [
        ("yyyy-MM-dd", DatePrecision.Day), ("d MMMM yyyy", DatePrecision.Day),
        ("yyyy-MM", DatePrecision.Month), ("MMMM yyyy", DatePrecision.Month),
        ("yyyy", DatePrecision.Year),
    ];

    public static PartialDate Of(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>Reads "2018-07-12", "12 July 2018", "2017-08", "August 2017" and "2013". A month or a year is placed on its first day.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        foreach (var (format, precision) in Formats)
        {
            if (DateOnly.TryParseExact(text?.Trim(), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            {
                date = new PartialDate(parsed, precision);
                return true;
            }
        }

        date = default;
        return false;
    }

    /// <summary>As people write it: "12 July 2018", "August 2017", "2013".</summary>
    public override string ToString() => Date.ToString(
        Precision switch { DatePrecision.Day => "d MMMM yyyy", DatePrecision.Month => "MMMM yyyy", DatePrecision.Year => "yyyy" },
        CultureInfo.InvariantCulture);
}
