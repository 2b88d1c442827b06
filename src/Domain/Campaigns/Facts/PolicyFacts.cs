namespace CampaignTracker.Domain.Campaigns.Facts;

/// <param name="State">The state on the day of the facts ("inForce"); null before the first entry.</param>
/// <param name="Since">The date of that entry.</param>
/// <param name="Ledger">The last 50 standing entries by date, oldest first, including those dated ahead.</param>
public sealed record PolicyFacts(string? State, DateOnly? Since, IReadOnlyList<LedgerFacts> Ledger)
{
    /// <param name="latest">The last entries by date, oldest first.</param>
    public static PolicyFacts On(DateOnly today, IReadOnlyList<LedgerFacts> latest)
    {
        var current = latest.LastOrDefault(e => e.Date <= today);
        return new PolicyFacts(current?.State, current?.Date, latest);
    }
}
