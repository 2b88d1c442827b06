using CampaignTracker.Workflows.Scheduling.Durations;
using CampaignTracker.Workflows.Scheduling.Zones;
using static CampaignTracker.Workflows.Tests.Scheduling.Times;

namespace CampaignTracker.Workflows.Tests.Scheduling;

public sealed class IsoDurationTests
{
    private static readonly Zone London = TimeZones.Resolve("Europe/London");

    [Theory]
    [InlineData("P1Y2M10DT2H30M")]
    [InlineData("PT5S")]
    [InlineData("P3W")]
    [InlineData("-P1D")]
    [InlineData("PT0S")]
    [InlineData("PT0.25S")]
    [InlineData("PT36H")]
    public void A_duration_is_written_as_it_was_read(string text) => IsoDuration.Parse(text).ToString().ShouldBe(text);

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("1D")]
    [InlineData("P1.5D")]
    [InlineData("P1H")]
    [InlineData("P1M1Y")]
    [InlineData("P1D\n")]
    [InlineData("P99999999999999999999Y")]
    public void What_is_no_duration_is_refused(string text) =>
        Should.Throw<FormatException>(() => IsoDuration.Parse(text)).Message.ShouldContain("PT5S");

    [Theory]
    [InlineData("2026-01-31T09:00:00Z", "P1M", "2026-02-28T09:00:00Z")]
    [InlineData("2024-02-29T09:00:00Z", "P1Y", "2025-02-28T09:00:00Z")]
    [InlineData("2026-03-28T09:00:00Z", "P1D", "2026-03-29T08:00:00Z")] // a day keeps the wall clock
    [InlineData("2026-03-28T09:00:00Z", "PT24H", "2026-03-29T09:00:00Z")] // 24 hours do not
    [InlineData("2026-03-28T01:30:00Z", "P1D", "2026-03-29T01:30:00Z")] // 01:30 is skipped and becomes 02:30 BST
    [InlineData("2026-10-24T00:30:00Z", "P1DT1H", "2026-10-25T01:30:00Z")]
    [InlineData("2019-10-25T00:00:00+01:00", "-P470D", "2018-07-12T00:00:00+01:00")]
    [InlineData("2026-01-01T00:00:00Z", "P1Y2M1W3DT4H5M6S", "2027-03-11T04:05:06Z")]
    public void Years_to_days_follow_the_calendar_and_hours_to_seconds_the_clock(string start, string duration, string expected) =>
        IsoDuration.Parse(duration).AddTo(At(start), London).ShouldBe(At(expected));
}
