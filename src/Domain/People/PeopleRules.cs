using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.People;

public sealed record RoleIsHeld(string Name) : Rule
{
    public override string Sentence => $"{Name} doesn't hold that role now.";
}

public sealed record StanceIsOnTheScale(int Stance) : Rule
{
    public override string Sentence => $"A stance is a whole number from -2 (strongly opposed) to 2 (champion), not {Stance}.";
}

public sealed record InfluenceIsOnTheScale(int Influence) : Rule
{
    public override string Sentence => $"Influence is a whole number from 1 (little) to 5 (decides), not {Influence}.";
}

public sealed record ParticipantIsNamed : Rule
{
    public override string Sentence => "Name the person or the organisation that takes part.";
}

public sealed record ParticipationIsCurrent : Rule
{
    public override string Sentence => "They have left this campaign. Add them again before you record anything new.";
}

public sealed record AReferralNamesSomeone : Rule
{
    public override string Sentence => "Say to whom you were referred.";
}

public sealed record NextTryIsAfterTheAttempt(DateOnly Next) : Rule
{
    public override string Sentence => $"The next try ({PartialDate.Of(Next)}) can't be before the attempt itself.";
}
