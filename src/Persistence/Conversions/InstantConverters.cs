using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CampaignTracker.Persistence.Conversions;

/// <summary>SQLite has no instant of its own: UTC ticks compare and sort in SQL, its text of an offset date does not.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    instant => Instants.Kept(instant).Ticks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));

/// <summary>PostgreSQL's timestamptz takes only UTC; SQL Server's datetimeoffset compares right, and reads easier in UTC.</summary>
internal sealed class UtcInstantConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    instant => Instants.Kept(instant), stored => stored.ToUniversalTime());

internal static class Instants
{
    /// <summary>Whole microseconds, what every provider can keep, so that the same instant comes back from each.</summary>
    public static DateTimeOffset Kept(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
