using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.PolicyChanges;

public sealed record LedgerEntryIsCorrectedOnce(PartialDate When) : Rule
{
    public override string Sentence => $"The entry of {When} was already corrected. Correct the entry that replaced it.";
}
