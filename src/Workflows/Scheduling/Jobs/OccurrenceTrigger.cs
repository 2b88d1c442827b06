using CampaignTracker.Workflows.Scheduling.Recurrences;
using Quartz;
using Quartz.Impl.Triggers;

namespace CampaignTracker.Workflows.Scheduling.Jobs;

/// <summary>
/// A trigger of Quartz' that comes due when <see cref="Occurrences"/> says so: by the zone rules that come with the program, as
/// rehearsal does, and never by the machine's. A missed fire is done once, as soon as possible, and the schedule goes on as it was.
/// </summary>
/// <remarks>Calendars, which leave days out, are not used here and not looked at.</remarks>
internal sealed class OccurrenceTrigger : TriggerBase
{
    private readonly TimeProvider _time;

    public OccurrenceTrigger(TimeProvider time)
        : base(time) => _time = time;

    public required RecurrenceRule Rule { get; init; }

    public required DateTimeOffset SwitchedOn { get; init; }

    public override DateTimeOffset? NextFireTimeUtc { get; set; }

    public override DateTimeOffset? PreviousFireTimeUtc { get; set; }

    public override DateTimeOffset? FinalFireTimeUtc => null;

    protected override bool HasMillisecondPrecision => false;

    public override bool MayFireAgain => NextFireTimeUtc is not null;

    /// <summary>What comes after the last fire, or first of all.</summary>
    public DateTimeOffset? NextByRule => GetFireTimeAfter(PreviousFireTimeUtc ?? RecurringJob.Before(SwitchedOn));

    public override IScheduleBuilder GetScheduleBuilder() => new OccurrenceSchedule(Rule, SwitchedOn, _time);

    public override DateTimeOffset? GetFireTimeAfter(DateTimeOffset? afterTimeUtc) =>
        Rule.NextAfter(afterTimeUtc ?? _time.GetUtcNow(), SwitchedOn)?.ToUniversalTime();

    public override DateTimeOffset? ComputeFirstFireTimeUtc(ICalendar? calendar) => NextFireTimeUtc = NextByRule;

    public override void Triggered(ICalendar? calendar)
    {
        PreviousFireTimeUtc = NextFireTimeUtc;
        NextFireTimeUtc = GetFireTimeAfter(NextFireTimeUtc);
    }

    public override void UpdateAfterMisfire(ICalendar? calendar) => NextFireTimeUtc = _time.GetUtcNow();

    public override void UpdateWithNewCalendar(ICalendar? calendar, TimeSpan misfireThreshold)
    {
    }

    protected override bool ValidateMisfireInstruction(int misfireInstruction) => misfireInstruction == 0;
}
