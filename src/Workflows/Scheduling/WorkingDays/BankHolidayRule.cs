namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>How a bank holiday finds its day in a year. A fixed date may fall on a weekend and is then substituted.</summary>
public sealed record BankHolidayRule(string Name, Func<int, DateOnly> DayIn)
{
    public static BankHolidayRule Fixed(string name, int month, int day) => new(name, year => new DateOnly(year, month, day));

    public static BankHolidayRule FirstMonday(string name, int month) => new(name, year => MondayOnOrAfter(new DateOnly(year, month, 1)));

    public static BankHolidayRule LastMonday(string name, int month) =>
        new(name, year => MondayOnOrAfter(new DateOnly(year, month, DateTime.DaysInMonth(year, month) - 6)));

    public static BankHolidayRule FromEaster(string name, int days) => new(name, year => Easter.Sunday(year).AddDays(days));

    private static DateOnly MondayOnOrAfter(DateOnly day) => day.AddDays((8 - (int)day.DayOfWeek) % 7);
}
