using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Web.Tests.Pieces;

public sealed class Words
{
    private static readonly DateWords Dates = new(new Clock(new DateTimeOffset(2026, 11, 23, 23, 30, 0, TimeSpan.Zero)), TimeZoneInfo.FindSystemTimeZoneById("Europe/London"), WorkingCalendars.EnglandAndWales);

    [Fact]
    public void A_date_reads_as_people_write_it() => Dates.Day(new DateOnly(2018, 7, 12)).ShouldBe("12 July 2018");

    [Fact]
    public void A_near_date_says_how_far_it_is_in_working_days() => Dates.Near(new DateOnly(2026, 11, 26)).ShouldBe("in 3 working days (Thursday 26 November)");

    [Fact]
    public void Bank_holidays_are_no_working_days() =>
        new DateWords(new Clock(new DateTimeOffset(2026, 12, 23, 9, 0, 0, TimeSpan.Zero)), TimeZoneInfo.Utc, WorkingCalendars.EnglandAndWales)
            .Near(new DateOnly(2026, 12, 29)).ShouldBe("in 2 working days (Tuesday 29 December)");

    [Theory]
    [InlineData("2026-11-23", "today (Monday 23 November)")]
    [InlineData("2026-11-24", "tomorrow (Tuesday 24 November)")]
    [InlineData("2026-11-21", "2 days ago (Saturday 21 November)")]
    [InlineData("2027-03-01", "in 3 months (Monday 1 March 2027)")]
    public void Distances_are_said_with_their_day(string day, string words) => Dates.Near(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(words);

    [Fact]
    public void An_instant_is_shown_in_the_sites_zone() =>
        Dates.Moment(new DateTimeOffset(2018, 7, 12, 23, 30, 0, TimeSpan.Zero)).ShouldBe("13 July 2018, 00:30");

    [Theory]
    [InlineData("2026-01-01", "2026-01-02", "1 day")]
    [InlineData("2026-01-01", "2026-03-05", "9 weeks")]
    [InlineData("2018-07-12", "2019-10-25", "15 months")]
    [InlineData("2013-04-01", "2018-07-12", "5 years 3 months")]
    public void Lengths_are_said_in_the_unit_that_fits(string from, string to, string words) =>
        DateWords.Length(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(words);

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
