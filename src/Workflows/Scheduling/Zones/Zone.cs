using NodaTime;
using NodaTime.TimeZones;

namespace CampaignTracker.Workflows.Scheduling.Zones;

/// <summary>A time zone by the rules of the IANA database that comes with the program, the same on every machine.</summary>
/// <remarks>
/// A wall-clock time that the clocks skip in spring moves forward by the gap (01:30 becomes 02:30); one that happens
/// twice in autumn means the earlier of the two. Immutable and safe for use by many threads.
/// </remarks>
public sealed class Zone
{
    private static readonly ZoneLocalMappingResolver Lenient =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnForwardShifted);

    private readonly DateTimeZone _zone;

    internal Zone(DateTimeZone zone) => _zone = zone;

    /// <summary>The canonical IANA name.</summary>
    public string Id => _zone.Id;

    /// <summary>The instant at which the clocks of this zone show <paramref name="wallClock"/>, with the offset then in force.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside the years 1 to 9999, in UTC.</exception>
    public DateTimeOffset ToInstant(DateTime wallClock)
    {
        try
        {
            return LocalDateTime.FromDateTime(wallClock).InZone(_zone, Lenient).ToDateTimeOffset();
        }
        catch (Exception fault) when (fault is OverflowException or InvalidOperationException)
        {
            throw OutOfCalendar(fault);
        }
    }

    /// <summary>The instant at which the clocks show <paramref name="time"/> on <paramref name="day"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside the years 1 to 9999, in UTC.</exception>
    public DateTimeOffset ToInstant(DateOnly day, TimeOnly time) => ToInstant(day.ToDateTime(time));

    /// <summary>What the clocks of this zone show at <paramref name="instant"/>; its kind is unspecified.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They show a day outside the years 1 to 9999.</exception>
    public DateTime ToWallClock(DateTimeOffset instant) => In(instant).DateTime;

    /// <summary>The calendar day in this zone at <paramref name="instant"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside the years 1 to 9999.</exception>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToWallClock(instant));

    /// <summary>The same instant with this zone's offset.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clocks show a day outside the years 1 to 9999.</exception>
    public DateTimeOffset In(DateTimeOffset instant)
    {
        try
        {
            return Instant.FromDateTimeOffset(instant).InZone(_zone).ToDateTimeOffset();
        }
        catch (Exception fault) when (fault is OverflowException or InvalidOperationException)
        {
            throw OutOfCalendar(fault);
        }
    }

    public override string ToString() => Id;

    private static ArgumentOutOfRangeException OutOfCalendar(Exception inner) => new("The date lies outside the years 1 to 9999.", inner);
}
