using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Rehearsal;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Rehearsal;

/// <summary>
/// The records of a campaign that its flows change, as they stand. A fixed number of queries, each bounded; history that nothing can
/// refer to any more is not read, however long the campaign has lived.
/// </summary>
internal sealed class PresentRecords(TrackerDbContext context, CampaignId campaign)
{
    private const int Most = 5_000;

    public async Task<IReadOnlyList<Entity>> ReadAsync(CancellationToken cancel)
    {
        List<Entity> records = [.. await context.Campaigns.Where(c => c.Id == campaign).ToListAsync(cancel)];
        records.AddRange(await context.LedgerEntries.Where(e => e.CampaignId == campaign && e.ReplacedBy == null)
            .OrderByDescending(e => e.Date).ThenByDescending(e => e.RecordedAt).ThenByDescending(e => e.Id).Take(CampaignFacts.MostLedgerEntries).ToListAsync(cancel));
        records.AddRange(await context.Approvals.Where(a => a.CampaignId == campaign && a.State == ApprovalState.Open).OrderBy(a => a.Id).Take(Most).ToListAsync(cancel));
        records.AddRange(await context.Tasks.Where(t => t.CampaignId == campaign && t.State == TaskState.Open).OrderBy(t => t.Id).Take(Most).ToListAsync(cancel));
        records.AddRange(await context.Reminders.Where(r => r.CampaignId == campaign).OrderBy(r => r.State).ThenByDescending(r => r.DueAt).Take(Most).ToListAsync(cancel));
        records.AddRange(await context.Briefings
            .Where(b => b.Campaign == campaign && b.Status != BriefingStatus.Sent && b.Status != BriefingStatus.Refused && b.Status != BriefingStatus.Failed)
            .OrderBy(b => b.DraftedAt).ThenBy(b => b.Id).Take(Most).ToListAsync(cancel));
        records.AddRange(await OpenDeliveriesAsync(cancel));
        records.AddRange(await context.Consultations.AsSplitQuery().Where(c => c.CampaignId == campaign && c.Status == ConsultationStatus.Open)
            .OrderBy(c => c.ClosesOn).ThenBy(c => c.Id).Take(CampaignFacts.MostConsultations).ToListAsync(cancel));
        return records;
    }

    public async Task<IReadOnlyList<Colleague>> ColleaguesAsync(CancellationToken cancel)
    {
        var users = await context.Users.OrderBy(u => u.Id).Take(500)
            .Select(u => new
            {
                UserName = u.UserName ?? "",
                u.DisplayName,
                Roles = context.UserRoles.Where(held => held.UserId == u.Id)
                    .Join(context.Roles, held => held.RoleId, role => role.Id, (held, role) => role.Name ?? "").ToList(),
            })
            .ToListAsync(cancel);
        var team = await context.Campaigns.Where(c => c.Id == campaign).SelectMany(c => c.Team).Where(m => m.To == null)
            .OrderBy(m => m.Number).Select(m => new { m.UserName, m.DisplayName, m.Part }).ToListAsync(cancel);
        var parts = team.ToLookup(m => m.UserName, m => m.Part, StringComparer.OrdinalIgnoreCase);

        // Somebody may be on the team without an account: named in answers, though no e-mail reaches them.
        return
        [
            .. users.Select(u => new Colleague(u.UserName, u.DisplayName, [.. u.Roles, .. parts[u.UserName]])),
            .. team.Where(m => !users.Exists(u => u.UserName.Equals(m.UserName, StringComparison.OrdinalIgnoreCase)))
                .DistinctBy(m => m.UserName).Select(m => new Colleague(m.UserName, m.DisplayName, [.. parts[m.UserName]])),
        ];
    }

    private async Task<IReadOnlyList<DeliveryRecord>> OpenDeliveriesAsync(CancellationToken cancel) => await context.Deliveries
        .Where(d => (d.Status == DeliveryStatus.Pending || d.Status == DeliveryStatus.Sending)
            && context.Briefings.Any(b => b.Id == d.Briefing && b.Campaign == campaign && b.Status == BriefingStatus.Sending))
        .OrderBy(d => d.Id).Take(Most).ToListAsync(cancel);
}
