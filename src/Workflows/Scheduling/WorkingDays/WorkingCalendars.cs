using System.Diagnostics.CodeAnalysis;
using static CampaignTracker.Workflows.Scheduling.WorkingDays.BankHolidayRule;

namespace CampaignTracker.Workflows.Scheduling.WorkingDays;

/// <summary>The three calendars of the United Kingdom, found by jurisdiction.</summary>
public static class WorkingCalendars
{
    private const string EarlyMay = "Early May bank holiday";
    private const string Spring = "Spring bank holiday";

    private static readonly ProclaimedHoliday[] Proclaimed =
    [
        new(new DateOnly(2012, 6, 4), Spring, Replaces: Spring),
        new(new DateOnly(2012, 6, 5), "Queen's Diamond Jubilee"),
        new(new DateOnly(2020, 5, 8), "Early May bank holiday (VE day)", Replaces: EarlyMay),
        new(new DateOnly(2022, 6, 2), Spring, Replaces: Spring),
        new(new DateOnly(2022, 6, 3), "Platinum Jubilee bank holiday"),
        new(new DateOnly(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        new(new DateOnly(2023, 5, 8), "Bank holiday for the coronation of King Charles III"),
        new(new DateOnly(2026, 6, 15), "World Cup bank holiday", OnlyIn: "Scotland"),
    ];

    public static IWorkingCalendar EnglandAndWales { get; } = Calendar(
        "England and Wales",
        Fixed("New Year's Day", 1, 1),
        FromEaster("Good Friday", -2),
        FromEaster("Easter Monday", 1),
        FirstMonday(EarlyMay, 5),
        LastMonday(Spring, 5),
        LastMonday("Summer bank holiday", 8),
        Fixed("Christmas Day", 12, 25),
        Fixed("Boxing Day", 12, 26));

    public static IWorkingCalendar Scotland { get; } = Calendar(
        "Scotland",
        Fixed("New Year's Day", 1, 1),
        Fixed("2nd January", 1, 2),
        FromEaster("Good Friday", -2),
        FirstMonday(EarlyMay, 5),
        LastMonday(Spring, 5),
        FirstMonday("Summer bank holiday", 8),
        Fixed("St Andrew's Day", 11, 30),
        Fixed("Christmas Day", 12, 25),
        Fixed("Boxing Day", 12, 26));

    public static IWorkingCalendar NorthernIreland { get; } = Calendar(
        "Northern Ireland",
        Fixed("New Year's Day", 1, 1),
        Fixed("St Patrick's Day", 3, 17),
        FromEaster("Good Friday", -2),
        FromEaster("Easter Monday", 1),
        FirstMonday(EarlyMay, 5),
        LastMonday(Spring, 5),
        Fixed("Battle of the Boyne (Orangemen's Day)", 7, 12),
        LastMonday("Summer bank holiday", 8),
        Fixed("Christmas Day", 12, 25),
        Fixed("Boxing Day", 12, 26));

    public static IReadOnlyList<IWorkingCalendar> All { get; } = [EnglandAndWales, Scotland, NorthernIreland];

    /// <summary>Finds a calendar by its jurisdiction, ignoring case; "England" and "Wales" alone are known too.</summary>
    /// <exception cref="UnknownJurisdictionException">No calendar of that name.</exception>
    public static IWorkingCalendar Resolve(string jurisdiction) =>
        TryResolve(jurisdiction, out var calendar) ? calendar : throw new UnknownJurisdictionException(jurisdiction);

    public static bool TryResolve(string? jurisdiction, [NotNullWhen(true)] out IWorkingCalendar? calendar)
    {
        var name = jurisdiction?.Trim();
        var isPart = Is(name, "England") || Is(name, "Wales");
        calendar = isPart ? EnglandAndWales : All.FirstOrDefault(known => Is(name, known.Jurisdiction));
        return calendar is not null;
    }

    private static bool Is(string? name, string known) => string.Equals(name, known, StringComparison.OrdinalIgnoreCase);

    private static WorkingCalendar Calendar(string jurisdiction, params BankHolidayRule[] rules) =>
        new(jurisdiction, new BankHolidays(rules, [.. Proclaimed.Where(fact => fact.OnlyIn is null || fact.OnlyIn == jurisdiction)]));
}
