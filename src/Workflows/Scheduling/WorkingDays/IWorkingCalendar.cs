using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>
/// The working days of one jurisdiction: Monday to Friday, unless the day is a bank holiday or the substitute for one.
/// Immutable and safe for use by many threads.
/// </summary>
/// <remarks>
/// Counting never includes the start, so a Saturday plus one is the Monday. <c>Between</c> undoes <c>Add</c>:
/// <c>Between(d, Add(d, n)) == n</c> for every n but 0.
/// </remarks>
public interface IWorkingCalendar : IWorkingDays
{
    string Jurisdiction { get; }

    /// <summary>The first working day strictly after <paramref name="day"/>.</summary>
    DateOnly NextWorkingDay(DateOnly day);
}
