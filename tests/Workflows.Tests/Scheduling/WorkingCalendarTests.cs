using CampaignTracker.Workflows.Scheduling.WorkingDays;
using static CampaignTracker.Workflows.Tests.Scheduling.Times;

namespace CampaignTracker.Workflows.Tests.Scheduling;

public sealed class WorkingCalendarTests
{
    /// <summary>The lists as the government published them.</summary>
    [Theory]
    [InlineData("England and Wales", 2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26")]
    [InlineData("England and Wales", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28")]
    [InlineData("England and Wales", 2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28")]
    [InlineData("England and Wales", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27")]
    [InlineData("England and Wales", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26")]
    [InlineData("England and Wales", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28")]
    [InlineData("England and Wales", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28")]
    [InlineData("Scotland", 2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27")]
    [InlineData("Scotland", 2025, "01-01 01-02 04-18 05-05 05-26 08-04 12-01 12-25 12-26")]
    [InlineData("Scotland", 2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28")]
    [InlineData("Northern Ireland", 2021, "01-01 03-17 04-02 04-05 05-03 05-31 07-12 08-30 12-27 12-28")]
    [InlineData("Northern Ireland", 2026, "01-01 03-17 04-03 04-06 05-04 05-25 07-13 08-31 12-25 12-28")]
    public void Bank_holidays_are_those_published(string jurisdiction, int year, string published)
    {
        var calendar = WorkingCalendars.Resolve(jurisdiction);
        var closed = Enumerable.Range(0, DateTime.IsLeapYear(year) ? 366 : 365)
            .Select(new DateOnly(year, 1, 1).AddDays)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !calendar.IsWorkingDay(day))
            .Select(day => $"{day:MM-dd}");

        string.Join(' ', closed).ShouldBe(published);
    }

    [Theory]
    [InlineData(2012, "2012-04-08")]
    [InlineData(2016, "2016-03-27")]
    [InlineData(2019, "2019-04-21")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2035, "2035-03-25")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_found_for_any_year(int year, string sunday) => Easter.Sunday(year).ShouldBe(Day(sunday));

    [Theory]
    [InlineData("2019-04-18", 1, "2019-04-23")] // the Thursday before Easter
    [InlineData("2019-04-20", 1, "2019-04-23")] // a Saturday: the start is not counted
    [InlineData("2019-04-23", -1, "2019-04-18")]
    [InlineData("2019-04-20", 0, "2019-04-23")]
    [InlineData("2019-04-17", 0, "2019-04-17")]
    [InlineData("2020-12-24", 28, "2021-02-05")]
    [InlineData("2018-07-12", -28, "2018-06-04")]
    public void Working_days_are_counted_past_weekends_and_holidays(string from, int days, string expected) =>
        WorkingCalendars.EnglandAndWales.Add(Day(from), days).ShouldBe(Day(expected));

    [Fact]
    public void Counting_between_undoes_adding()
    {
        foreach (var calendar in WorkingCalendars.All)
        {
            for (var day = new DateOnly(2021, 12, 20); day < new DateOnly(2022, 1, 10); day = day.AddDays(1))
            {
                foreach (var days in new[] { -70, -11, -1, 1, 2, 28, 250 })
                {
                    calendar.Between(day, calendar.Add(day, days)).ShouldBe(days, $"{calendar.Jurisdiction} {day:o} {days}");
                }
            }
        }
    }

    [Fact]
    public void The_next_working_day_of_a_working_day_is_another_day() =>
        WorkingCalendars.Scotland.NextWorkingDay(new DateOnly(2025, 12, 31)).ShouldBe(new DateOnly(2026, 1, 5));

    [Theory]
    [InlineData("england and wales", "England and Wales")]
    [InlineData(" Wales ", "England and Wales")]
    [InlineData("SCOTLAND", "Scotland")]
    public void A_jurisdiction_is_found_by_its_name(string name, string found) =>
        WorkingCalendars.Resolve(name).Jurisdiction.ShouldBe(found);

    [Fact]
    public void An_unknown_jurisdiction_is_answered_with_the_known_ones() =>
        Should.Throw<UnknownJurisdictionException>(() => WorkingCalendars.Resolve("Narnia"))
            .Message.ShouldContain("Northern Ireland");

    [Fact]
    public void Adding_without_bound_is_refused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => WorkingCalendars.Scotland.Add(new DateOnly(2020, 1, 1), int.MaxValue));
}
