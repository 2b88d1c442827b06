using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

public sealed record AddressCanBeMailed(string? Address) : Rule
{
    public override string Sentence => $"'{Address}' is not an e-mail address that mail can be sent to. It looks like name@example.org.";
}
