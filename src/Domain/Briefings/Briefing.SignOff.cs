using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

public sealed partial class Briefing
{
    /// <summary>Who signed it off or refused it; null before, and for a briefing that needs nobody.</summary>
    public Origin? SignedOffBy { get; private set; }

    public DateTimeOffset? SignedOffAt { get; private set; }

    public string? SignedOffWhy { get; private set; }

    /// <summary>From here on the content stays as it is.</summary>
    public void AskForSignOff(BriefingContent content, Stamp stamp)
    {
        RequireStatus(BriefingStatus.Draft);
        Content = content;
        Status = BriefingStatus.AwaitingSignOff;
        Note("sent for sign-off", stamp);
    }

    public void SignOff(Actor actor, DateTimeOffset at, string? why)
    {
        Answer(actor, at, why, BriefingStatus.Approved);
        Note("signed off", new Stamp(SignedOffBy!, at, SignedOffWhy));
    }

    public void Refuse(Actor actor, DateTimeOffset at, string why)
    {
        ReasonIsGiven.Check(new Stamp(Origin.Person(actor), at, why), "refusing a briefing");
        Answer(actor, at, why, BriefingStatus.Refused);
        Note("refused", new Stamp(SignedOffBy!, at, SignedOffWhy));
    }

    /// <summary>Whether <see cref="SignOff"/> and <see cref="Refuse"/> are open to them now.</summary>
    public bool MayBeAnsweredBy(Actor actor) =>
        Status == BriefingStatus.AwaitingSignOff && IsAsked(actor) && !IsTheWriter(actor);

    private void Answer(Actor actor, DateTimeOffset at, string? why, BriefingStatus status)
    {
        RequireStatus(BriefingStatus.AwaitingSignOff);
        Rule.Require(IsAsked(actor), new SignOffIsByThoseAsked(actor.DisplayName));
        Rule.Require(!IsTheWriter(actor), new SignOffIsASecondPairOfEyes());
        SignedOffBy = Origin.Person(actor);
        SignedOffAt = at;
        SignedOffWhy = string.IsNullOrWhiteSpace(why) ? null : why.Trim();
        Status = status;
    }

    private bool IsTheWriter(Actor actor) =>
        DraftedBy.UserName is { } writer && string.Equals(writer, actor.UserName, StringComparison.OrdinalIgnoreCase);

    private bool IsAsked(Actor actor) => SignOffBy.Any(asked => asked.Split(':', 2) switch
    {
        ["role", var role] => actor.HasRole(role),
        ["user", var user] => string.Equals(user, actor.UserName, StringComparison.OrdinalIgnoreCase),
        _ => false,
    });
}
