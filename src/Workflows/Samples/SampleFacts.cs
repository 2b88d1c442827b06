using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Legislation;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;

namespace CampaignTracker.Workflows.Samples;

/// <summary>Records what a script says somebody records, by the domain's own rules.</summary>
public static class SampleFacts
{
    /// <param name="at">The instant it is recorded; the fact's own day is kept as the day it is about.</param>
    /// <exception cref="Domain.Rules.RuleBrokenException">The script asks for what the domain does not allow.</exception>
    public static void Record(SampleRecords records, SampleFact fact, DateTimeOffset at)
    {
        var stamp = new Stamp(By(records, fact.When.By), at);
        switch (fact)
        {
            case SampleFact.RecordObservation seen:
                var observation = records.Add(Observation.Record(
                    new ObservationId(records.NextId()), records.Campaign.Id, seen.What, seen.Count, seen.Place, seen.When.On, stamp));
                observation.PlaceIn(seen.Pattern is { } pattern ? records.Patterns[pattern] : null);
                break;
            case SampleFact.NamePattern named:
                records.Patterns[named.Key] = records.Add(Pattern.Name(
                    new PatternId(records.NextId()), records.Campaign.Id, named.Title, named.Description, stamp));
                break;
            case SampleFact.PublishClaim published:
                var figure = records.Sample.Campaign.Claims.Single(known => known.Key == published.Claim).Figure;
                records.Add(Claim.Draft(new ClaimId(records.NextId()), records.Campaign.Id, published.Claim, figure, stamp)).Publish(stamp);
                break;
            case SampleFact.Join join:
                Join(records, join, stamp);
                break;
            case SampleFact.RecordStance stance:
                Find(records, stance).RecordStance(stance.Stance, stamp with { Why = stance.Why });
                break;
            case SampleFact.RecordAttempt attempt:
                records.Add(ContactAttempt.Record(new ContactAttemptId(records.NextId()), records.Campaign.Id, Report(attempt), stamp));
                break;
            case SampleFact.OpenConsultation opened:
                Open(records, opened, stamp);
                break;
            case SampleFact.SubmitConsultation submitted:
                records.Consultations[submitted.Key].Submit(submitted.When.On, stamp);
                break;
            case SampleFact.RecordPolicyState state:
                records.Add(LedgerEntry.Record(new LedgerEntryId(records.NextId()), records.Campaign.Id, state.Fact, stamp));
                break;
            case SampleFact.FollowInstrument followed:
                records.Add(Instrument.Follow(new InstrumentId(records.NextId()), records.Campaign.Id, followed.Kind, followed.Title, null, stamp));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fact), fact, "A fact that nobody records.");
        }
    }

    /// <summary>The person of a sample who is written "user:anna.field@example.org".</summary>
    public static Origin By(SampleRecords records, string by)
    {
        var userName = by.StartsWith("user:", StringComparison.Ordinal) ? by["user:".Length..] : by;
        return Origin.Person(userName, records.Sample.People.Users.FirstOrDefault(user => user.UserName == userName)?.Name ?? userName);
    }

    private static void Join(SampleRecords records, SampleFact.Join join, Stamp stamp)
    {
        var participation = records.Add(CampaignParticipation.Join(
            new ParticipationId(records.NextId()),
            records.Campaign.Id,
            join.Person is { } person ? records.People[person].Id : null,
            join.Organisation is { } organisation ? records.Organisations[organisation].Id : null,
            join.Kind,
            join.When.On,
            stamp));
        records.Participations[(join.Person, join.Organisation)] = participation;
        if (join.Stance is { } stance)
        {
            participation.RecordStance(stance, stamp);
        }

        if (join.Influence is { } influence)
        {
            participation.RecordInfluence(influence, stamp);
        }
    }

    /// <summary>A stance names the person, the organisation, or both; the first participation that fits is meant.</summary>
    private static CampaignParticipation Find(SampleRecords records, SampleFact.RecordStance stance) =>
        records.Participations.First(known =>
            (stance.Person is null || known.Key.Person == stance.Person)
            && (stance.Organisation is null || known.Key.Organisation == stance.Organisation)).Value;

    private static AttemptReport Report(SampleFact.RecordAttempt attempt) => new(
        new Contacted(attempt.Whom),
        attempt.Channel,
        attempt.Outcome,
        attempt.When.On,
        attempt.Note,
        ReferredTo: attempt.ReferredTo is { } name ? new Contacted(name) : null,
        HoldsThePower: attempt.HoldsThePower);

    private static void Open(SampleRecords records, SampleFact.OpenConsultation opened, Stamp stamp)
    {
        var consultation = records.Consultations[opened.Key] = records.Add(Consultation.Plan(
            new ConsultationId(records.NextId()), records.Campaign.Id, opened.Key, opened.Body, opened.Title, opened.Opens, opened.Closes, null, stamp));
        foreach (var question in opened.Questions)
        {
            consultation.Ask(question);
        }

        consultation.Open(stamp);
    }
}
