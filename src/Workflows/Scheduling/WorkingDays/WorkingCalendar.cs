using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <inheritdoc cref="IWorkingCalendar"/>
public sealed class WorkingCalendar : IWorkingCalendar
{
    private const int MostDays = 100_000;
    private readonly BankHolidays _holidays;
    private readonly ConcurrentDictionary<int, FrozenSet<DateOnly>> _years = new();

    public WorkingCalendar(string jurisdiction, BankHolidays holidays)
    {
        Jurisdiction = jurisdiction;
        _holidays = holidays;
    }

    public string Jurisdiction { get; }

    public bool IsWorkingDay(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !HolidaysOf(day.Year).Contains(day);

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">More than 100,000 working days either way, or past the calendar's ends.</exception>
    public DateOnly Add(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MostDays);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, -MostDays);
        if (count == 0)
        {
            return IsWorkingDay(day) ? day : Step(day, 1);
        }

        var direction = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; left--)
        {
            day = Step(day, direction);
        }

        return day;
    }

    public DateOnly NextWorkingDay(DateOnly day) => Step(day, 1);

    public int Between(DateOnly from, DateOnly to)
    {
        var direction = to < from ? -1 : 1;
        var working = 0;
        for (var day = from; day != to;)
        {
            day = day.AddDays(direction);
            working += IsWorkingDay(day) ? direction : 0;
        }

        return working;
    }

    private FrozenSet<DateOnly> HolidaysOf(int year) =>
        _years.TryGetValue(year, out var known) ? known : _years.GetOrAdd(year, [.. _holidays.Of(year).Select(holiday => holiday.Day)]);

    private DateOnly Step(DateOnly day, int direction)
    {
        do
        {
            day = day.AddDays(direction);
        }
        while (!IsWorkingDay(day));
        return day;
    }
}
