using System.Globalization;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>Reads the members of one recurrence document and collects what is wrong with them.</summary>
internal sealed class RecurrenceFields
{
    private static readonly string[] ClockForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd"];

    public List<RecurrenceFault> Faults { get; } = [];

    public void Fault(string path, string message) => Faults.Add(new RecurrenceFault(path, message));

    /// <summary>Numbers may be written as text, as Power Automate exports them.</summary>
    public int? Integer(Value? value, string path, int least, int most)
    {
        long? number = value switch
        {
            IntegerValue integer => integer.Value,
            FloatValue { Value: var real } when Math.Abs(real) < most && Math.Floor(real).Equals(real) => (long)real,
            StringValue text when long.TryParse(text.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) => read,
            _ => null,
        };
        if (number >= least && number <= most)
        {
            return (int)number;
        }

        Fault(path, $"Write a whole number from {least} to {most}{(value is null ? "" : $" instead of {value}")}.");
        return null;
    }

    public TName? Name<TName>(Value? value, string path)
        where TName : struct, Enum
    {
        if (value?.AsText() is { } text && Enum.TryParse<TName>(text, ignoreCase: true, out var name) && !int.TryParse(text, out _))
        {
            return name;
        }

        Fault(path, $"Write one of {string.Join(", ", Enum.GetNames<TName>())}{(value is null ? "" : $" instead of {value}")}.");
        return null;
    }

    /// <summary>Each item read by <paramref name="read"/>, without repeats; empty where there is none.</summary>
    public IReadOnlyList<T> List<T>(Value? value, string path, Func<Value, string, T?> read)
        where T : struct
    {
        if (value is null or NullValue)
        {
            return [];
        }

        if (value is not ArrayValue items)
        {
            Fault(path, "Write a list in square brackets.");
            return [];
        }

        return [.. items.Select((item, index) => read(item, $"{path}[{index}]")).OfType<T>().Distinct()];
    }

    /// <summary>A time with an offset or Z is an instant and is shown on the clocks of <paramref name="zone"/>; one without is wall clock there.</summary>
    public DateTime? Clock(Value? value, string path, Zones.Zone zone)
    {
        if (value is null or NullValue)
        {
            return null;
        }

        const DateTimeStyles AsWritten = DateTimeStyles.RoundtripKind;
        if (value.AsText() is { } text && DateTime.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, AsWritten, out var clock))
        {
            if (clock.Year is < 1900 or > 9998)
            {
                Fault(path, $"Write a year from 1900 to 9998 instead of {clock.Year}.");
                return null;
            }

            return clock.Kind == DateTimeKind.Unspecified
                ? clock
                : zone.ToWallClock(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
        }

        Fault(path, $"Write a date and time such as 2026-03-02T09:00:00 instead of {value}.");
        return null;
    }
}
