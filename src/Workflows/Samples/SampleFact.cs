using CampaignTracker.Domain.Legislation;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;

namespace CampaignTracker.Workflows.Samples;

/// <summary>Something a person records on a day of the campaign, at a time on the clocks of the site's zone.</summary>
public abstract record SampleFact(SampleMoment When)
{
    /// <summary>The pattern was named before, or is null.</summary>
    public sealed record RecordObservation(SampleMoment When, string What, int Count, string Place, string? Pattern) : SampleFact(When);

    public sealed record NamePattern(SampleMoment When, string Key, string Title, string Description) : SampleFact(When);

    public sealed record PublishClaim(SampleMoment When, string Claim) : SampleFact(When);

    /// <summary>A person, an organisation, or a person for an organisation takes part. Stance and influence are recorded with it where they are known.</summary>
    public sealed record Join(SampleMoment When, string? Person, string? Organisation, ParticipationKind Kind, int? Stance, int? Influence)
        : SampleFact(When);

    public sealed record RecordStance(SampleMoment When, string? Person, string? Organisation, int Stance, string? Why) : SampleFact(When);

    public sealed record RecordAttempt(
        SampleMoment When, string Whom, ContactChannel Channel, ContactOutcome Outcome, string? ReferredTo, bool HoldsThePower, string? Note)
        : SampleFact(When);

    public sealed record OpenConsultation(
        SampleMoment When, string Key, string Body, string Title, DateOnly Opens, DateOnly Closes, IReadOnlyList<string> Questions)
        : SampleFact(When);

    public sealed record SubmitConsultation(SampleMoment When, string Key) : SampleFact(When);

    public sealed record RecordPolicyState(SampleMoment When, PolicyFact Fact) : SampleFact(When);

    public sealed record FollowInstrument(SampleMoment When, string Key, InstrumentKind Kind, string Title) : SampleFact(When);
}

/// <summary>When, and by whom ("user:anna.field@example.org").</summary>
public sealed record SampleMoment(DateOnly On, TimeOnly At, string By);
