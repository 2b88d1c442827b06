namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>The working days of one jurisdiction. Immutable and safe for use by many threads.</summary>
public interface IWorkingCalendar
{
    string Jurisdiction { get; }

    /// <summary>True from Monday to Friday, unless the day is a bank holiday or the substitute for one.</summary>
    bool IsWorkingDay(DateOnly day);

    /// <summary>
    /// The day that is <paramref name="workingDays"/> working days after <paramref name="day"/> (before it, when negative).
    /// The start is never counted, so a Saturday plus one is the Monday; zero gives the day itself if it is
    /// a working day, else the next one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">More than 100,000 days either way, or past the calendar's ends.</exception>
    DateOnly Add(DateOnly day, int workingDays);

    /// <summary>The first working day strictly after <paramref name="day"/>.</summary>
    DateOnly NextWorkingDay(DateOnly day);

    /// <summary>
    /// How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative when
    /// <paramref name="to"/> is earlier. It undoes <see cref="Add"/>: <c>Between(d, Add(d, n)) == n</c> for every n but 0.
    /// </summary>
    int Between(DateOnly from, DateOnly to);
}
