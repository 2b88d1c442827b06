using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Scheduling.Recurrences;

/// <summary>
/// What recurs, as the flow language's <c>Recurrence</c> says it, with its wall-clock intent: "09:00 on the first Monday,
/// Europe/London". Only <see cref="RecurrenceReader"/> makes one from a document, so a rule at hand is a valid one.
/// </summary>
public sealed record RecurrenceRule
{
    public required RecurrenceFrequency Frequency { get; init; }

    /// <summary>Every so many of the frequency's unit; at least 1.</summary>
    public int Interval { get; init; } = 1;

    /// <summary>
    /// The wall clock the rule counts from and takes what it does not say from (the minute, the day of the month); null:
    /// the moment the flow was switched on.
    /// </summary>
    public DateTime? Start { get; init; }

    /// <summary>The wall clock of the last moment that may still be an occurrence; null: for ever.</summary>
    public DateTime? End { get; init; }

    /// <summary>An IANA or Windows name; UTC where the document names none.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>For Week only.</summary>
    public IReadOnlyList<DayOfWeek> WeekDays { get; init; } = [];

    /// <summary>For Month only: 1 to 31, or -1 to -31 from the end. A month without such a day is passed over.</summary>
    public IReadOnlyList<int> MonthDays { get; init; } = [];

    /// <summary>For Month only, and not beside <see cref="MonthDays"/>.</summary>
    public IReadOnlyList<MonthlyOccurrence> MonthlyOccurrences { get; init; } = [];

    /// <summary>For Day and longer; empty: the hour of the start.</summary>
    public IReadOnlyList<int> Hours { get; init; } = [];

    /// <summary>For Day and longer; empty: the minute of the start.</summary>
    public IReadOnlyList<int> Minutes { get; init; } = [];

    /// <summary>Seconds, minutes and hours are elapsed time; a day or longer keeps the wall clock.</summary>
    public bool IsElapsedTime => Frequency <= RecurrenceFrequency.Hour;

    public Zone Zone => TimeZones.Resolve(TimeZone);

    /// <summary>The elapsed time between two occurrences of a rule of hours or shorter.</summary>
    internal TimeSpan Step() => Interval * Frequency switch
    {
        RecurrenceFrequency.Second => TimeSpan.FromSeconds(1),
        RecurrenceFrequency.Minute => TimeSpan.FromMinutes(1),
        RecurrenceFrequency.Hour => TimeSpan.FromHours(1),
        _ => throw new InvalidOperationException($"A {Frequency} has no fixed length."),
    };

    /// <summary>The wall clock the rule counts from when it was switched on at <paramref name="switchedOn"/>, to the whole second.</summary>
    public DateTime StartOr(DateTimeOffset switchedOn)
    {
        var clock = Start ?? Zone.ToWallClock(switchedOn);
        return new DateTime(clock.Ticks - (clock.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified);
    }
}
