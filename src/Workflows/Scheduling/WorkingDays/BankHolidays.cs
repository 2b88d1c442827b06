namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>
/// The bank holidays of one jurisdiction: rules for what recurs, and facts for what was proclaimed once.
/// </summary>
/// <remarks>
/// Checked against the published lists from 2012 on. A year nothing was proclaimed for yet follows the rules alone, so
/// a far date may still change when the government adds or moves a day; before 2012 the rules of today are applied.
/// </remarks>
public sealed class BankHolidays(IReadOnlyList<BankHolidayRule> rules, IReadOnlyList<ProclaimedHoliday> proclaimed)
{
    /// <summary>The holidays of a year in date order, each on the weekday it is kept.</summary>
    public IReadOnlyList<BankHoliday> Of(int year)
    {
        var due = Due(year).OrderBy(holiday => holiday.Day).ToList();
        var kept = new SortedDictionary<DateOnly, BankHoliday>();

        // Weekday holidays keep their own day first: in 2022 Boxing Day stays on Monday and Christmas Day moves past it to Tuesday.
        foreach (var holiday in due.Where(holiday => !IsWeekend(holiday.Day)).Concat(due.Where(holiday => IsWeekend(holiday.Day))))
        {
            var day = holiday.Day;
            while (IsWeekend(day) || kept.ContainsKey(day))
            {
                day = day.AddDays(1);
            }

            kept.Add(day, holiday with { Day = day, IsSubstitute = day != holiday.Day });
        }

        return [.. kept.Values];
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private IEnumerable<BankHoliday> Due(int year)
    {
        var facts = proclaimed.Where(fact => fact.Day.Year == year).ToList();
        return rules
            .Where(rule => facts.All(fact => fact.Replaces != rule.Name))
            .Select(rule => new BankHoliday(rule.DayIn(year), rule.Name))
            .Concat(facts.Select(fact => new BankHoliday(fact.Day, fact.Name)));
    }
}
