namespace CampaignTracker.Domain.PolicyChanges;

/// <summary>The standing entries of one campaign in order of date; entries of the same day in the order they were recorded.</summary>
public sealed class PolicyLedger(IEnumerable<LedgerEntry> entries)
{
    private readonly List<LedgerEntry> _entries =
        [.. entries.Where(e => e.Stands).OrderBy(e => e.Date).ThenBy(e => e.RecordedAt).ThenBy(e => e.Id.Value)];

    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>The latest entry on or before the day; null before the first.</summary>
    public LedgerEntry? CurrentOn(DateOnly day) => _entries.FindLast(e => e.Date <= day);

    /// <summary>Days from the first entry of one state to the first later entry of the other; null while one of them is missing.
    /// "Announced" to "in force" of the legal aid order is 470.</summary>
    public int? DaysBetween(PolicyState from, PolicyState to)
    {
        var start = _entries.Find(e => e.State == from);
        var end = start is null ? null : _entries.Find(e => e.State == to && e.Date >= start.Date);
        return end is null ? null : end.Date.DayNumber - start!.Date.DayNumber;
    }

    /// <summary>Each standing entry with the days until the next one, or until <paramref name="today"/> for the last.</summary>
    public IEnumerable<(LedgerEntry Entry, int Days)> WithDays(DateOnly today) =>
        _entries.Select((e, i) => (e, Math.Max(0, (i + 1 < _entries.Count ? _entries[i + 1].Date : today).DayNumber - e.Date.DayNumber)));
}
