using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Time;
using CampaignTracker.Web.Words;

namespace CampaignTracker.Web.Pieces;

/// <summary>One dated state of the policy as the ledger shows it.</summary>
/// <param name="DaysAfter">Until the next entry, or until today for the last one.</param>
/// <param name="IsBackwards">The policy moved away from what the campaign asks; the line bends back.</param>
public sealed record LedgerLine(PartialDate When, PolicyState State, string What, string Source, int DaysAfter, bool IsLatest, bool IsBackwards)
{
    /// <summary>Null where the source is no web address.</summary>
    public string? SourceLink => Uri.TryCreate(Source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Source : null;

    public string StateWords => char.ToUpperInvariant(State.ToWords()[0]) + State.ToWords()[1..];

    public string DaysWords => IsLatest ? $"{Count.Of(DaysAfter, "day")} until today" : Count.Of(DaysAfter, "day");
}

/// <summary>The policy's dated states, with the one distance that matters written above them.</summary>
public sealed record LedgerView(IReadOnlyList<LedgerLine> Lines, string? Summary)
{
    /// <summary>Where the policy stands now; null while the ledger is empty.</summary>
    public LedgerLine? Latest => Lines.Count == 0 ? null : Lines[^1];

    public static LedgerView Of(PolicyLedger ledger, DateOnly today)
    {
        var entries = ledger.WithDays(today).ToList();
        return new LedgerView([.. entries.Select((e, i) => Line(e, i, entries.Count))], Summarise(ledger));
    }

    private static LedgerLine Line((LedgerEntry Entry, int Days) e, int index, int count) =>
        new(e.Entry.When, e.Entry.State, e.Entry.What, e.Entry.Source, e.Days, index == count - 1, e.Entry.State is PolicyState.Lost or PolicyState.Regressed);

    private static string? Summarise(PolicyLedger ledger)
    {
        if (ledger.DaysBetween(PolicyState.Announced, PolicyState.InForce) is not { } days)
        {
            return null;
        }
        var announced = ledger.Entries.First(e => e.State == PolicyState.Announced);
        var inForce = ledger.Entries.First(e => e.State == PolicyState.InForce && e.Date >= announced.Date);
        return $"Announced {announced.When}, in force {inForce.When}: {Count.Of(days, "day")} later.";
    }
}
