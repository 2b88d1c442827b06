using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

public sealed record BriefingIsInStatus(string Subject, BriefingStatus Status) : Rule
{
    public override string Sentence => Status switch
    {
        BriefingStatus.Draft => $"'{Subject}' is still a draft. Send it for sign-off first.",
        BriefingStatus.AwaitingSignOff => $"'{Subject}' waits to be signed off, so it can't be changed or sent now.",
        BriefingStatus.Approved => $"'{Subject}' is signed off already; what was signed off is what goes out.",
        BriefingStatus.Refused => $"'{Subject}' was refused. Write a new one.",
        BriefingStatus.Failed => $"'{Subject}' could not be made. Write a new one.",
        BriefingStatus.Sending => $"'{Subject}' is being sent already.",
        BriefingStatus.Sent => $"'{Subject}' was sent already.",
    };
}

public sealed record SignOffIsByThoseAsked(string Name) : Rule
{
    public override string Sentence => $"{Name} is not among those asked to sign this briefing off.";
}

public sealed record SignOffIsASecondPairOfEyes : Rule
{
    public override string Sentence => "You wrote this briefing, so somebody else has to sign it off.";
}

public sealed record DeliveryIsOpen(string Recipient, DeliveryStatus Status) : Rule
{
    public override string Sentence => $"The briefing to {Recipient} already has its outcome: {Status}.";
}
