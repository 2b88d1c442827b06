using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.People;

public sealed record ContactAttempted(
    CampaignId Campaign, Stamp Stamp, ContactAttemptId Attempt, string Whom, ContactChannel Channel, ContactOutcome Outcome, DateOnly On,
    DateOnly? NextTry, bool HoldsThePower)
    : DomainEvent(Campaign, Stamp)
{
    public override string Name => EventNames.ContactAttempted;

    protected override IEnumerable<(string Key, object? Value)> Fields() =>
    [
        ("attempt", Attempt.ToString()), ("whom", Whom), ("channel", WireName.Of(Channel)), ("outcome", WireName.Of(Outcome)), ("on", Text(On)),
        ("nextTry", Text(NextTry)), ("holdsThePower", HoldsThePower),
    ];
}
