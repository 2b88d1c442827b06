using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Workflows.Briefings.Delivery;

public sealed record ParticipationKindExists(string Kind) : Rule
{
    public override string Sentence =>
        $"'{Kind}' is no way to take part in a campaign. There are: {string.Join(", ", Enum.GetValues<ParticipationKind>().Select(k => WireName.Of(k)))}.";

    public static bool TryRead(string name, out ParticipationKind kind) =>
        Enum.TryParse(name, ignoreCase: true, out kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0]);
}
