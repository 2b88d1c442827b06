namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>Working days of one jurisdiction: weekends and its bank holidays are left out.</summary>
public interface IWorkingDays
{
    bool IsWorkingDay(DateOnly day);

    /// <summary>The day that lies <paramref name="count"/> working days after (before, where negative) <paramref name="day"/>; 0 gives the day itself, or the next working day where it is none.</summary>
    DateOnly Add(DateOnly day, int count);

    /// <summary>How many working days lie after <paramref name="from"/> up to and including <paramref name="to"/>; negative where <paramref name="to"/> is earlier.</summary>
    int Between(DateOnly from, DateOnly to);
}
