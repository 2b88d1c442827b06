using CampaignTracker.Workflows.Scheduling.Zones;
using static CampaignTracker.Workflows.Tests.Scheduling.Times;

namespace CampaignTracker.Workflows.Tests.Scheduling;

public sealed class TimeZonesTests
{
    private static readonly Zone London = TimeZones.Resolve("Europe/London");

    [Theory]
    [InlineData("Europe/London", "Europe/London")]
    [InlineData("europe/london", "Europe/London")]
    [InlineData("GMT Standard Time", "Europe/London")]
    [InlineData("Pacific Standard Time", "America/Los_Angeles")]
    [InlineData("utc", "UTC")]
    public void A_zone_is_found_by_its_iana_or_windows_name(string name, string id) => TimeZones.Resolve(name).Id.ShouldBe(id);

    [Fact]
    public void An_unknown_zone_is_an_error_that_says_what_to_write() =>
        Should.Throw<UnknownTimeZoneException>(() => TimeZones.Resolve("Europe/Atlantis")).Message.ShouldContain("Europe/London");

    [Theory]
    [InlineData("2026-03-29T01:30:00", "2026-03-29T02:30:00+01:00")] // skipped: forward by the gap
    [InlineData("2026-03-29T00:59:59", "2026-03-29T00:59:59+00:00")]
    [InlineData("2026-10-25T01:30:00", "2026-10-25T01:30:00+01:00")] // twice: the earlier
    [InlineData("2026-10-25T02:00:00", "2026-10-25T02:00:00+00:00")]
    [InlineData("2028-02-29T09:00:00", "2028-02-29T09:00:00+00:00")]
    public void Wall_clock_becomes_an_instant_on_both_nights_of_the_year(string wallClock, string expected)
    {
        var instant = London.ToInstant(Clock(wallClock));
        instant.ShouldBe(At(expected));
        instant.Offset.ShouldBe(At(expected).Offset);
    }

    [Fact]
    public void Every_hour_of_ten_years_reads_back_on_the_clock_it_was_meant_for()
    {
        for (var meant = new DateTime(2016, 1, 1); meant < new DateTime(2026, 1, 1); meant = meant.AddMinutes(30))
        {
            var shown = London.ToWallClock(London.ToInstant(meant));
            var isSkipped = meant.Month == 3 && meant.Day > 24 && meant.DayOfWeek == DayOfWeek.Sunday && meant.Hour == 1;
            shown.ShouldBe(isSkipped ? meant.AddHours(1) : meant);
        }
    }

    [Fact]
    public void A_wall_clock_time_survives_the_way_to_its_instant_and_back()
    {
        var meant = new WallClock(new DateOnly(2026, 7, 1), new TimeOnly(9, 0), "Europe/London");
        meant.ToInstant().ShouldBe(new DateTimeOffset(2026, 7, 1, 8, 0, 0, TimeSpan.Zero));
        WallClock.At(meant.ToInstant(), "Europe/London").ShouldBe(meant);
    }
}
