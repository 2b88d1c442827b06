using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>What people recorded of a campaign, as facts in order of time.</summary>
internal sealed class ExportedFacts(TrackerDbContext context, CampaignId campaign, ExportedPeople people, Zone zone)
{
    private static readonly TimeOnly Noon = new(12, 0);

    private readonly List<SampleFact> _facts = [];

    public async Task<IReadOnlyList<SampleFact>> LoadAsync(CancellationToken cancellation)
    {
        await EvidenceAsync(cancellation);
        await PeopleAsync(cancellation);
        await AttemptsAsync(cancellation);
        await ConsultationsAsync(cancellation);
        await LedgerAsync(cancellation);
        await InstrumentsAsync(cancellation);
        return [.. _facts.OrderBy(fact => fact.When.On).ThenBy(fact => fact.When.At)];
    }

    private async Task EvidenceAsync(CancellationToken cancellation)
    {
        var patterns = await context.Patterns.AsNoTracking().Where(p => p.CampaignId == campaign).ToListAsync(cancellation);
        var seen = await context.Observations.AsNoTracking().Where(o => o.CampaignId == campaign).OrderBy(o => o.SeenOn).ToListAsync(cancellation);
        foreach (var pattern in patterns)
        {
            // A pattern is named after its first sightings, but a script names it before: on the day of the first at the latest.
            var first = seen.Where(o => o.PatternId == pattern.Id).Select(o => (DateOnly?)o.SeenOn).Min();
            var named = zone.DayOf(pattern.RecordedAt);
            var when = new SampleMoment(first < named ? first.Value : named, TimeOnly.MinValue, people.By(pattern.RecordedBy));
            _facts.Add(new SampleFact.NamePattern(when, Key(pattern.Id), pattern.Title, pattern.Description));
        }

        _facts.AddRange(seen.Select(o => new SampleFact.RecordObservation(
            new SampleMoment(o.SeenOn, Noon, people.By(o.RecordedBy)), o.What, o.Count, o.Place, o.PatternId is { } pattern ? Key(pattern) : null)));
        var claims = await context.Claims.AsNoTracking().AsSplitQuery().Where(c => c.CampaignId == campaign).ToListAsync(cancellation);
        foreach (var claim in claims.Where(claim => claim.InUse))
        {
            var published = claim.Revisions.First(revision => revision.Status == ClaimStatus.Published);
            _facts.Add(new SampleFact.PublishClaim(At(published.At, published.By), claim.Key));
        }
    }

    private async Task PeopleAsync(CancellationToken cancellation)
    {
        var participations = await context.Participations.AsNoTracking().AsSplitQuery()
            .Where(p => p.CampaignId == campaign && p.LeftOn == null).OrderBy(p => p.Id).ToListAsync(cancellation);
        foreach (var participation in participations)
        {
            var (person, organisation) = (people.KeyOf(participation.PersonId), people.KeyOf(participation.OrganisationId));
            var joined = new SampleMoment(participation.JoinedOn, TimeOnly.MinValue, people.By(participation.AddedBy));
            _facts.Add(new SampleFact.Join(joined, person, organisation, participation.Kind, null, participation.Influence));
            foreach (var stance in participation.Stances)
            {
                var when = At(stance.At, stance.By);
                _facts.Add(new SampleFact.RecordStance(when.On < joined.On ? joined : when, person, organisation, stance.Stance, stance.Why));
            }
        }
    }

    private async Task AttemptsAsync(CancellationToken cancellation)
    {
        var attempts = await context.ContactAttempts.AsNoTracking().Where(a => a.CampaignId == campaign).OrderBy(a => a.On).ToListAsync(cancellation);
        _facts.AddRange(attempts.Select(a => new SampleFact.RecordAttempt(
            new SampleMoment(a.On, Noon, people.By(a.RecordedBy)), a.Whom, a.Channel, a.Outcome, a.ReferredTo, a.HoldsThePower, a.Note)));
    }

    private async Task ConsultationsAsync(CancellationToken cancellation)
    {
        var consultations = await context.Consultations.AsNoTracking().AsSplitQuery().Where(c => c.CampaignId == campaign).ToListAsync(cancellation);
        foreach (var consultation in consultations)
        {
            var opened = consultation.Changes.FirstOrDefault(change => change.Status == ConsultationStatus.Open) ?? consultation.Changes[0];
            var when = At(opened.At, opened.By);
            _facts.Add(new SampleFact.OpenConsultation(
                when, consultation.Key, consultation.Body, consultation.Title, consultation.OpensOn ?? when.On, consultation.ClosesOn,
                [.. consultation.Questions.Select(question => question.Text)]));
            if (consultation.SubmittedOn is { } submitted)
            {
                _facts.Add(new SampleFact.SubmitConsultation(when with { On = submitted < when.On ? when.On : submitted, At = new TimeOnly(23, 0) }, consultation.Key));
            }
        }
    }

    private async Task LedgerAsync(CancellationToken cancellation)
    {
        var entries = await context.LedgerEntries.AsNoTracking().Where(e => e.CampaignId == campaign && e.ReplacedBy == null).OrderBy(e => e.Date).ToListAsync(cancellation);
        _facts.AddRange(entries.Select(e => new SampleFact.RecordPolicyState(At(e.RecordedAt, e.RecordedBy), new(e.When, e.State, e.What, e.Source))));
    }

    private async Task InstrumentsAsync(CancellationToken cancellation)
    {
        var instruments = await context.Instruments.AsNoTracking().Where(i => i.CampaignId == campaign).ToListAsync(cancellation);
        _facts.AddRange(instruments.Select(i => new SampleFact.FollowInstrument(At(i.RecordedAt, i.RecordedBy), $"instrument-{i.Id.Value:N}", i.Kind, i.Title)));
    }

    private SampleMoment At(DateTimeOffset at, Origin by)
    {
        var clock = zone.ToWallClock(at);
        return new SampleMoment(DateOnly.FromDateTime(clock), new TimeOnly(clock.Hour, clock.Minute), people.By(by));
    }

    private static string Key(PatternId pattern) => $"pattern-{pattern.Value:N}";
}
