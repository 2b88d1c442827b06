using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The same facts as the database's queries give; one abstract suite holds both to it.</summary>
internal static class FactsInMemory
{
    public static CampaignFacts Of(Campaign campaign, InMemoryCampaignStore store, DateOnly today)
    {
        Claim[] claims = [.. store.All<Claim>().Where(c => c.CampaignId == campaign.Id)];
        return new CampaignFacts(
            campaign.Id.ToString(),
            campaign.Key,
            campaign.Title,
            campaign.Ask,
            WireName.Of(campaign.Scope),
            campaign.Jurisdiction,
            WireName.Of(campaign.Level),
            campaign.Lead,
            campaign.StartedOn,
            [.. campaign.Stages.Select(Stage)],
            Policy(campaign.Id, store, today),
            Evidence(campaign.Id, store, claims),
            [.. claims.OrderBy(c => c.Key, StringComparer.Ordinal).Take(CampaignFacts.MostClaims).Select(Claim)],
            People(campaign.Id, store),
            Attempts(campaign.Id, store),
            Consultations(campaign.Id, store),
            Tasks(campaign.Id, store, today));
    }

    private static StageFacts Stage(Stage stage)
    {
        var last = stage.Visits.MaxBy(v => v.Number);
        return StageFacts.Of(stage.Key, stage.Title, stage.Visits.Count, last?.EnteredAt, last?.LeftAt, last?.Ending, stage.PlannedStart, stage.PlannedEnd);
    }

    private static PolicyFacts Policy(CampaignId campaign, InMemoryCampaignStore store, DateOnly today)
    {
        var ledger = new PolicyLedger(store.All<LedgerEntry>().Where(e => e.CampaignId == campaign));
        return PolicyFacts.On(today, [.. ledger.Entries.TakeLast(CampaignFacts.MostLedgerEntries)
            .Select(e => new LedgerFacts(e.Date, WireName.Of(e.Precision), WireName.Of(e.State), e.What, e.Source))]);
    }

    private static EvidenceFacts Evidence(CampaignId campaign, InMemoryCampaignStore store, Claim[] claims)
    {
        Observation[] seen = [.. store.All<Observation>().Where(o => o.CampaignId == campaign)];
        return new EvidenceFacts(
            seen.Length, seen.Sum(o => (long)o.Count), store.All<Pattern>().Count(p => p.CampaignId == campaign), claims.Length, claims.Count(c => c.InUse));
    }

    private static ClaimFacts Claim(Claim c) =>
        new(c.Key, c.Figure, c.Qualifier, c.Unit, c.SaidBy, c.AsOf, c.Source, c.Caveat, WireName.Of(c.Status));

    private static PeopleFacts People(CampaignId campaign, InMemoryCampaignStore store)
    {
        CampaignParticipation[] present = [.. store.All<CampaignParticipation>().Where(p => p.CampaignId == campaign && p.LeftOn is null)];
        CampaignParticipation[] allies = [.. present.Where(p => p.Kind == ParticipationKind.Ally)];
        return new PeopleFacts(
            allies.Length,
            allies.Count(a => a.Stance >= StanceScale.Supportive),
            present.GroupBy(p => p.Kind).ToDictionary(g => WireName.Of(g.Key), g => g.Count()));
    }

    private static AttemptFacts Attempts(CampaignId campaign, InMemoryCampaignStore store)
    {
        ContactAttempt[] attempts = [.. store.All<ContactAttempt>().Where(a => a.CampaignId == campaign)];
        return new AttemptFacts(attempts.Length, attempts.Count(a => a.Outcome == ContactOutcome.Met), attempts.Max(a => (DateOnly?)a.On));
    }

    private static ConsultationFacts[] Consultations(CampaignId campaign, InMemoryCampaignStore store) =>
    [
        .. store.All<Consultation>()
            .Where(c => c.CampaignId == campaign && c.Status == ConsultationStatus.Open)
            .OrderBy(c => c.ClosesOn).ThenBy(c => c.Key, StringComparer.Ordinal)
            .Take(CampaignFacts.MostConsultations)
            .Select(c => new ConsultationFacts(c.Key, c.Title, c.ClosesOn)),
    ];

    private static TaskFacts Tasks(CampaignId campaign, InMemoryCampaignStore store, DateOnly today)
    {
        TaskItem[] open = [.. store.All<TaskItem>().Where(t => t.CampaignId == campaign && t.State == TaskState.Open)];
        return new TaskFacts(open.Length, open.Count(t => t.IsOverdue(today)));
    }
}
