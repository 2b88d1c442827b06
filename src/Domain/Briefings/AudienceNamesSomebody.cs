using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

public sealed record AudienceNamesSomebody : Rule
{
    public override string Sentence => "Say who this briefing is for: a kind of participation, an organisation, a list, people or colleagues.";
}
