using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

/// <summary>One person's or organisation's part in one campaign, with stance and influence over time.</summary>
public sealed class CampaignParticipation : Entity
{
    private readonly List<StanceChange> _stances = [];
    private readonly List<InfluenceChange> _influences = [];

    private CampaignParticipation() => AddedBy = null!;

    public ParticipationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public PersonId? PersonId { get; private set; }

    /// <summary>The organisation that takes part, or the one a person takes part for.</summary>
    public OrganisationId? OrganisationId { get; private set; }

    public ParticipationKind Kind { get; private set; }

    public DateOnly JoinedOn { get; private set; }

    /// <summary>The last day, inclusive; null while taking part.</summary>
    public DateOnly? LeftOn { get; private set; }

    public string? LeftWhy { get; private set; }

    public Origin AddedBy { get; private set; }

    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The present stance, -2 to 2; null while nobody knows.</summary>
    public int? Stance { get; private set; }

    /// <summary>The present influence, 1 to 5; null while nobody knows.</summary>
    public int? Influence { get; private set; }

    public IReadOnlyList<StanceChange> Stances => _stances;

    public IReadOnlyList<InfluenceChange> Influences => _influences;

    public static CampaignParticipation Join(
        ParticipationId id, CampaignId campaign, PersonId? person, OrganisationId? organisation, ParticipationKind kind, DateOnly joinedOn, Stamp stamp)
    {
        Rule.Require(person is not null || organisation is not null, new ParticipantIsNamed());
        var participation = new CampaignParticipation
        {
            Id = id,
            CampaignId = campaign,
            PersonId = person,
            OrganisationId = organisation,
            Kind = kind,
            JoinedOn = joinedOn,
            AddedBy = stamp.By,
            AddedAt = stamp.At,
        };
        if (kind == ParticipationKind.Ally)
        {
            participation.Raise(new AllyJoined(campaign, stamp, id, person, organisation));
        }

        return participation;
    }

    /// <summary>Recording the same stance again is kept too: it says that somebody looked.</summary>
    public void RecordStance(int stance, Stamp stamp)
    {
        Rule.Require(stance is >= StanceScale.Lowest and <= StanceScale.Highest, new StanceIsOnTheScale(stance));
        RequireCurrent();
        var before = Stance;
        Stance = stance;
        _stances.Add(new StanceChange(_stances.Count + 1, before, stance, stamp));
        Changed();
        if (before != stance)
        {
            Raise(new AllyStanceChanged(CampaignId, stamp, Id, Kind, before, stance));
        }
    }

    public void RecordInfluence(int influence, Stamp stamp)
    {
        Rule.Require(influence is >= 1 and <= 5, new InfluenceIsOnTheScale(influence));
        RequireCurrent();
        _influences.Add(new InfluenceChange(_influences.Count + 1, Influence, influence, stamp));
        Influence = influence;
        Changed();
    }

    public void Leave(DateOnly on, Stamp stamp)
    {
        RequireCurrent();
        ReasonIsGiven.Check(stamp, "leaving a campaign");
        EndIsNotBeforeStart.Check(JoinedOn, on);
        (LeftOn, LeftWhy) = (on, stamp.Why);
        Changed();
    }

    private void RequireCurrent() => Rule.Require(LeftOn is null, new ParticipationIsCurrent());
}
