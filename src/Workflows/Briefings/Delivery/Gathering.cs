using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Collects candidates; the first reason why somebody is on it stays.</summary>
internal sealed class Gathering(EligibleLists lists)
{
    private readonly Dictionary<string, Recipient> _recipients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LeftOut> _leftOut = new(StringComparer.Ordinal);

    public IReadOnlyList<Recipient> Recipients => [.. _recipients.Values];

    public IReadOnlyList<LeftOut> LeftOut => [.. _leftOut.Where(l => !_recipients.ContainsKey(l.Key)).Select(l => l.Value)];

    public void Add(IEnumerable<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            Add(candidate);
        }
    }

    private void Add(Candidate candidate)
    {
        if (!EmailAddress.TryFrom(candidate.Email, out var address))
        {
            _leftOut.TryAdd(candidate.Person?.ToString() ?? candidate.Name, new LeftOut(candidate.Name, candidate.Email is null ? "No e-mail address is recorded." : "The recorded e-mail address can't be mailed to."));
        }
        else if (lists.Choose(candidate.Bases) is { } basis)
        {
            _recipients.TryAdd(address!.Key, new Recipient(address, candidate.Name, candidate.Why, basis.Basis, basis.List, candidate.Person));
        }
        else
        {
            _leftOut.TryAdd(address!.Key, new LeftOut(candidate.Name, "No lawful basis for this briefing is recorded."));
        }
    }
}
