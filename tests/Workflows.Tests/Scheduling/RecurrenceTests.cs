using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Recurrences;
using CampaignTracker.Workflows.Scheduling.Zones;
using static CampaignTracker.Workflows.Tests.Scheduling.Times;

namespace CampaignTracker.Workflows.Tests.Scheduling;

public sealed class RecurrenceTests
{
    private static readonly DateTimeOffset SwitchedOn = At("2026-01-05T10:17:30Z");
    private static readonly Zone London = TimeZones.Resolve("Europe/London");

    [Theory]
    [InlineData("Every third day counts on from the start", """{"frequency":"Day","interval":3,"startTime":"2026-01-01T09:00:00Z"}""", "01-07T09:00 01-10T09:00 01-13T09:00")]
    [InlineData("Hours take the minute of the start", """{"frequency":"day","interval":1,"startTime":"2026-01-01T09:20:00Z","schedule":{"hours":["14",8]}}""", "01-05T14:20 01-06T08:20 01-06T14:20")]
    [InlineData("Days of the week at hours and minutes", """{"frequency":"Week","interval":1,"schedule":{"weekDays":["Monday","Friday"],"hours":[9,17],"minutes":[0,30]}}""", "01-05T17:00 01-05T17:30 01-09T09:00 01-09T09:30")]
    [InlineData("Every second week", """{"frequency":"Week","interval":2,"startTime":"2026-01-07T09:00:00Z","schedule":{"weekDays":["Wednesday"]}}""", "01-07T09:00 01-21T09:00 02-04T09:00")]
    [InlineData("The first Monday of the month", """{"frequency":"Month","interval":1,"startTime":"2026-01-01T09:00:00Z","schedule":{"monthlyOccurrences":[{"day":"Monday","occurrence":1}]}}""", "02-02T09:00 03-02T09:00 04-06T09:00")]
    [InlineData("The last Friday of every third month", """{"frequency":"Month","interval":3,"startTime":"2026-01-01T09:00:00Z","schedule":{"monthlyOccurrences":[{"day":"Friday","occurrence":-1}]}}""", "01-30T09:00 04-24T09:00 07-31T09:00")]
    [InlineData("The last day of the month", """{"frequency":"Month","interval":1,"startTime":"2026-01-01T09:00:00Z","schedule":{"monthDays":[-1]}}""", "01-31T09:00 02-28T09:00 03-31T09:00")]
    [InlineData("A named day passes over short months", """{"frequency":"Month","interval":1,"startTime":"2026-01-01T09:00:00Z","schedule":{"monthDays":[31]}}""", "01-31T09:00 03-31T09:00 05-31T09:00")]
    [InlineData("A start on the 31st does not lapse in short months", """{"frequency":"Month","interval":1,"startTime":"2026-01-31T09:00:00Z","schedule":{"hours":[9,12]}}""", "01-31T09:00 01-31T12:00 02-28T09:00 02-28T12:00")]
    [InlineData("A start on a leap day is kept every year", """{"frequency":"Year","interval":1,"startTime":"2024-02-29T09:00:00Z"}""", "02-28T09:00 02-28T09:00 02-29T09:00")]
    [InlineData("Minutes are elapsed time from the start", """{"frequency":"Minute","interval":45,"startTime":"2026-01-05T09:00:00Z"}""", "01-05T10:30 01-05T11:15")]
    [InlineData("Without a start it counts from being switched on", """{"frequency":"Hour","interval":12}""", "01-05T22:17 01-06T10:17")]
    [InlineData("Nothing after the end", """{"frequency":"Day","interval":1,"startTime":"2026-01-01T09:00:00Z","endTime":"2026-01-07T09:00:00Z"}""", "01-06T09:00 01-07T09:00")]
    [InlineData("A day that never comes", """{"frequency":"Month","interval":12,"startTime":"2026-02-01T09:00:00Z","schedule":{"monthDays":[30]}}""", "")]
    public void Occurrences_are_where_the_rule_puts_them(string rule, string recurrence, string expected)
    {
        var wanted = expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = Read(recurrence).Between(SwitchedOn, At("2036-01-01Z"), SwitchedOn).Take(Math.Max(1, wanted.Length)).Select(at => $"{at:MM-dd'T'HH:mm}");
        found.Take(wanted.Length + 1).ShouldBe(wanted, rule);
    }

    [Theory]
    [InlineData("01:30", "2026-03-28T12:00:00Z", "2026-03-29T02:30:00+01:00")] // skipped
    [InlineData("01:30", "2026-03-29T12:00:00Z", "2026-03-30T01:30:00+01:00")]
    [InlineData("01:30", "2026-10-24T12:00:00Z", "2026-10-25T01:30:00+01:00")] // the first of two
    [InlineData("01:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00+00:00")] // the second is not another occurrence
    [InlineData("09:00", "2026-03-28T09:00:00Z", "2026-03-29T09:00:00+01:00")]
    public void A_daily_time_is_kept_on_the_nights_the_clocks_change(string time, string after, string expected)
    {
        var rule = Read($$"""{"frequency":"Day","interval":1,"startTime":"2020-01-01T{{time}}:00","timeZone":"GMT Standard Time"}""");
        var next = rule.NextAfter(At(after), SwitchedOn).ShouldNotBeNull();
        next.ShouldBe(At(expected));
        next.Offset.ShouldBe(At(expected).Offset);
    }

    [Fact]
    public void Occurrences_stay_in_order_where_a_skipped_time_overtakes_a_later_one()
    {
        var rule = Read("""{"frequency":"Day","interval":1,"startTime":"2026-03-01T01:30:00","timeZone":"Europe/London","schedule":{"hours":[1,2],"minutes":[0,30]}}""");
        var found = rule.Between(At("2026-03-29T00:00Z"), At("2026-03-29T03:00Z"), SwitchedOn).ToList();
        found.ShouldBe([At("2026-03-29T01:00Z"), At("2026-03-29T01:30Z")]);
    }

    [Theory]
    [InlineData("00:00")]
    [InlineData("01:30")]
    [InlineData("09:00")]
    [InlineData("23:59")]
    public void Ten_years_of_a_daily_rule_keep_their_wall_clock_time(string time)
    {
        var rule = Read($$"""{"frequency":"Day","interval":1,"startTime":"2016-01-01T{{time}}:00","timeZone":"Europe/London"}""");
        var clocks = rule.Between(At("2015-12-31T12:00Z"), At("2025-12-31T23:59:59Z"), SwitchedOn).Select(London.ToWallClock).ToList();

        clocks.Select(DateOnly.FromDateTime).ShouldBe(Enumerable.Range(0, 3653).Select(new DateOnly(2016, 1, 1).AddDays));
        clocks.Count(clock => clock.ToString("HH:mm", null) != time).ShouldBe(time == "01:30" ? 10 : 0);
    }

    [Fact]
    public void Asking_one_by_one_and_asking_from_anywhere_give_the_same_occurrences()
    {
        var rule = Read("""{"frequency":"Week","interval":3,"startTime":"2016-01-06T01:15:00","timeZone":"Europe/London","schedule":{"weekDays":["Sunday","Wednesday"],"hours":[1,20]}}""");
        var all = rule.Between(At("2016-01-01Z"), At("2026-01-01Z"), SwitchedOn).ToList();
        foreach (var (earlier, later) in all.Zip(all.Skip(1)))
        {
            rule.NextAfter(earlier + ((later - earlier) / 2), SwitchedOn).ShouldBe(later);
            rule.NextAfter(later.AddTicks(-1), SwitchedOn).ShouldBe(later);
        }
    }

    [Fact]
    public void Every_fault_is_listed_with_its_path()
    {
        var reading = RecurrenceReader.Read(ValueJson.Parse("""
            {"frequency":"Fortnight","interval":0,"startTime":"tomorrow","timeZone":"Mars/Olympus",
             "schedule":{"hours":[9,24],"minutes":"0","monthDays":[0],"weekDays":["Funday"],"monthlyOccurrences":[{"day":"Monday","occurrence":9}]}}
            """));
        reading.Rule.ShouldBeNull();
        reading.Faults.Select(fault => fault.Path).ShouldBe(
        [
            "frequency", "interval", "timeZone", "startTime", "schedule", "schedule.weekDays[0]", "schedule.monthDays[0]",
            "schedule.monthlyOccurrences[0].occurrence", "schedule.hours[1]", "schedule.minutes",
        ]);
        reading.Faults.ShouldAllBe(fault => fault.Message.EndsWith('.'));
    }

    [Theory]
    [InlineData("""{"frequency":"Day","interval":1,"schedule":{"weekDays":["Monday"]}}""", "schedule.weekDays")]
    [InlineData("""{"frequency":"Hour","interval":1,"schedule":{"minutes":[5]}}""", "schedule.minutes")]
    [InlineData("""{"frequency":"Day","interval":1,"startTime":"2026-02-01","endTime":"2026-01-01"}""", "endTime")]
    [InlineData("""{"frequency":"Day","interval":1,"startTime":"0001-01-01"}""", "startTime")]
    [InlineData("""{"frequency":"Day","interval":1,"endTime":"9999-12-31T23:59:59+00:00"}""", "endTime")]
    [InlineData("""{"frequency":"Day"}""", "interval")]
    [InlineData("""{"frequency":"3","interval":1}""", "frequency")]
    [InlineData("[]", "")]
    public void A_member_that_would_be_ignored_is_a_fault(string recurrence, string path) =>
        RecurrenceReader.Read(ValueJson.Parse(recurrence)).Faults.ShouldHaveSingleItem().Path.ShouldBe(path);

    private static RecurrenceRule Read(string recurrence)
    {
        var reading = RecurrenceReader.Read(ValueJson.Parse(recurrence));
        reading.Faults.ShouldBeEmpty();
        return reading.Rule!;
    }
}
