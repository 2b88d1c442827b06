using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

/// <summary>One try to reach the person with the power to change the policy. A dead end is kept: it was work.</summary>
public sealed class ContactAttempt : Entity
{
    private ContactAttempt() => (Whom, RecordedBy) = (null!, null!);

    public ContactAttemptId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Whom { get; private set; }

    public PersonId? PersonId { get; private set; }

    public ContactChannel Channel { get; private set; }

    public ContactOutcome Outcome { get; private set; }

    public string? Note { get; private set; }

    public DateOnly On { get; private set; }

    /// <summary>When to try again; null when nobody planned it.</summary>
    public DateOnly? NextTry { get; private set; }

    /// <summary>Given exactly when the outcome is <see cref="ContactOutcome.Referred"/>.</summary>
    public string? ReferredTo { get; private set; }

    public PersonId? ReferredToPersonId { get; private set; }

    /// <summary>The attempt whose referral led to this one: the link of the chain.</summary>
    public ContactAttemptId? Follows { get; private set; }

    /// <summary>The chain has reached its end: this person can decide.</summary>
    public bool HoldsThePower { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static ContactAttempt Record(ContactAttemptId id, CampaignId campaign, AttemptReport report, Stamp stamp)
    {
        var referred = report.Outcome == ContactOutcome.Referred;
        Rule.Require(!referred || !string.IsNullOrWhiteSpace(report.ReferredTo?.Name), new AReferralNamesSomeone());
        Rule.Require(report.NextTry is not { } next || next >= report.On, new NextTryIsAfterTheAttempt(report.NextTry ?? default));
        var attempt = new ContactAttempt
        {
            Id = id,
            CampaignId = campaign,
            Whom = TextIsGiven.Check(report.Whom.Name, "Whom you tried to reach"),
            PersonId = report.Whom.Person,
            Channel = report.Channel,
            Outcome = report.Outcome,
            Note = report.Note,
            On = report.On,
            NextTry = report.NextTry,
            ReferredTo = referred ? report.ReferredTo!.Name.Trim() : null,
            ReferredToPersonId = referred ? report.ReferredTo!.Person : null,
            Follows = report.Follows,
            HoldsThePower = report.HoldsThePower,
            RecordedBy = stamp.By,
            RecordedAt = stamp.At,
        };
        attempt.Raise(new ContactAttempted(campaign, stamp, id, attempt.Whom, report.Channel, report.Outcome, report.On, report.NextTry, report.HoldsThePower));
        return attempt;
    }
}
