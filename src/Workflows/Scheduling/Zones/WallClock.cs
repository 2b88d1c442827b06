namespace CampaignTracker.Workflows.Scheduling.Zones;

/// <summary>
/// What a person meant: this date and time on the clocks of this zone. The instant is derived, so that a
/// later change of the zone's rules moves the instant and not the meaning.
/// </summary>
public readonly record struct WallClock(DateOnly Day, TimeOnly Time, string TimeZone)
{
    /// <inheritdoc cref="Zone.ToInstant(DateTime)"/>
    /// <exception cref="UnknownTimeZoneException"/>
    public DateTimeOffset ToInstant() => TimeZones.Resolve(TimeZone).ToInstant(Day, Time);

    public static WallClock At(DateTimeOffset instant, string timeZone)
    {
        var local = TimeZones.Resolve(timeZone).ToWallClock(instant);
        return new WallClock(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), timeZone);
    }
}
