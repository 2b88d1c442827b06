using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores;

/// <summary>A fixed number of queries, each over one index, none of which brings more rows than the facts may hold.</summary>
internal sealed class CampaignFactsQuery(TrackerDbContext context, CampaignId id)
{
    public async Task<CampaignFacts?> LoadAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var campaign = await context.Campaigns.AsNoTracking().IgnoreAutoIncludes().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        return campaign is null ? null : new CampaignFacts(
            id.ToString(),
            campaign.Key,
            campaign.Title,
            campaign.Ask,
            WireName.Of(campaign.Scope),
            campaign.Jurisdiction,
            WireName.Of(campaign.Level),
            campaign.Lead,
            campaign.StartedOn,
            await StagesAsync(cancellationToken),
            await PolicyAsync(today, cancellationToken),
            await EvidenceAsync(cancellationToken),
            await ClaimsAsync(cancellationToken),
            await PeopleAsync(cancellationToken),
            await AttemptsAsync(cancellationToken),
            await ConsultationsAsync(cancellationToken),
            await TasksAsync(today, cancellationToken));
    }

    private async Task<IReadOnlyList<StageFacts>> StagesAsync(CancellationToken cancellationToken)
    {
        var stages = await context.Set<Stage>()
            .Where(s => EF.Property<CampaignId>(s, "CampaignId") == id)
            .OrderBy(s => s.Number)
            .Select(s => new
            {
                s.Key,
                s.Title,
                s.PlannedStart,
                s.PlannedEnd,
                Visits = s.Visits.Count,
                Last = s.Visits.OrderByDescending(v => v.Number).Select(v => new { v.EnteredAt, v.LeftAt, v.Ending }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return [.. stages.Select(s => StageFacts.Of(s.Key, s.Title, s.Visits, s.Last?.EnteredAt, s.Last?.LeftAt, s.Last?.Ending, s.PlannedStart, s.PlannedEnd))];
    }

    private async Task<PolicyFacts> PolicyAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var latest = await context.LedgerEntries
            .Where(e => e.CampaignId == id && e.ReplacedBy == null)
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id)
            .Take(CampaignFacts.MostLedgerEntries)
            .Select(e => new { e.Date, e.Precision, e.State, e.What, e.Source })
            .ToListAsync(cancellationToken);
        latest.Reverse();
        return PolicyFacts.On(today, [.. latest.Select(e => new LedgerFacts(e.Date, WireName.Of(e.Precision), WireName.Of(e.State), e.What, e.Source))]);
    }

    private async Task<EvidenceFacts> EvidenceAsync(CancellationToken cancellationToken)
    {
        var seen = await context.Observations.Where(o => o.CampaignId == id).GroupBy(o => 1)
            .Select(g => new { Count = g.Count(), Sum = g.Sum(o => (long)o.Count) })
            .FirstOrDefaultAsync(cancellationToken);
        var patterns = await context.Patterns.CountAsync(p => p.CampaignId == id, cancellationToken);
        var claims = await context.Claims.Where(c => c.CampaignId == id).GroupBy(c => 1)
            .Select(g => new
            {
                All = g.Count(),
                InUse = g.Count(c => c.Status == ClaimStatus.Published || c.Status == ClaimStatus.Corrected),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return new EvidenceFacts(seen?.Count ?? 0, seen?.Sum ?? 0, patterns, claims?.All ?? 0, claims?.InUse ?? 0);
    }

    private async Task<IReadOnlyList<ClaimFacts>> ClaimsAsync(CancellationToken cancellationToken)
    {
        var claims = await context.Claims
            .Where(c => c.CampaignId == id)
            .OrderBy(c => c.Key)
            .Take(CampaignFacts.MostClaims)
            .Select(c => new { c.Key, c.Figure, c.Qualifier, c.Unit, c.SaidBy, c.AsOf, c.Source, c.Caveat, c.Status })
            .ToListAsync(cancellationToken);
        return [.. claims
            .OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new ClaimFacts(c.Key, c.Figure, c.Qualifier, c.Unit, c.SaidBy, c.AsOf, c.Source, c.Caveat, WireName.Of(c.Status)))];
    }

    private async Task<PeopleFacts> PeopleAsync(CancellationToken cancellationToken)
    {
        var kinds = await context.Participations
            .Where(p => p.CampaignId == id && p.LeftOn == null)
            .GroupBy(p => p.Kind)
            .Select(g => new { Kind = g.Key, Count = g.Count(), Supportive = g.Count(p => p.Stance >= StanceScale.Supportive) })
            .ToListAsync(cancellationToken);
        var allies = kinds.Find(k => k.Kind == ParticipationKind.Ally);
        return new PeopleFacts(allies?.Count ?? 0, allies?.Supportive ?? 0, kinds.ToDictionary(k => WireName.Of(k.Kind), k => k.Count));
    }

    private async Task<AttemptFacts> AttemptsAsync(CancellationToken cancellationToken)
    {
        var attempts = await context.ContactAttempts.Where(a => a.CampaignId == id).GroupBy(a => 1)
            .Select(g => new { Count = g.Count(), Met = g.Count(a => a.Outcome == ContactOutcome.Met), LastOn = g.Max(a => a.On) })
            .FirstOrDefaultAsync(cancellationToken);
        return new AttemptFacts(attempts?.Count ?? 0, attempts?.Met ?? 0, attempts?.LastOn);
    }

    private async Task<IReadOnlyList<ConsultationFacts>> ConsultationsAsync(CancellationToken cancellationToken) =>
        await context.Consultations
            .Where(c => c.CampaignId == id && c.Status == ConsultationStatus.Open)
            .OrderBy(c => c.ClosesOn).ThenBy(c => c.Key)
            .Take(CampaignFacts.MostConsultations)
            .Select(c => new ConsultationFacts(c.Key, c.Title, c.ClosesOn))
            .ToListAsync(cancellationToken);

    private async Task<TaskFacts> TasksAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var tasks = await context.Tasks.Where(t => t.CampaignId == id && t.State == TaskState.Open).GroupBy(t => 1)
            .Select(g => new { Open = g.Count(), Overdue = g.Count(t => t.DueOn < today) })
            .FirstOrDefaultAsync(cancellationToken);
        return new TaskFacts(tasks?.Open ?? 0, tasks?.Overdue ?? 0);
    }
}
