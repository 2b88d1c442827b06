using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>
/// Counts the working days that are left of open consultations, by the calendar of their campaign, and tells flows at each distance. What
/// was told is kept with the consultation, in the commit that tells it: asked twice on one day, or after days away, it tells each once.
/// </summary>
public sealed class ClosingCount(IDbContextFactory<TrackerDbContext> contexts, IRuns runs, EngineOptions options, TimeProvider time)
{
    private const int Page = 100;

    private readonly Zone _zone = TimeZones.Resolve(options.TimeZone);

    /// <returns>For how many consultations there was something to tell.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var today = _zone.DayOf(time.GetUtcNow());
        var (told, done) = (0, 0);
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            var page = await PageAsync(context, today, done, cancel);
            told += page.Count(c => Tell(c.Consultation, c.Jurisdiction));
            await context.SaveChangesAsync(cancel);
            done += page.Count;
            if (page.Count < Page)
            {
                break;
            }
        }

        if (told > 0)
        {
            await runs.CatchUpAsync(cancel);
        }

        return told;
    }

    private static async Task<List<Near>> PageAsync(TrackerDbContext context, DateOnly today, int done, CancellationToken cancel)
    {
        var last = today.AddDays(ClosingDays.Ahead);
        return await context.Consultations.AsSplitQuery()
            .Where(c => c.Status == ConsultationStatus.Open && c.ClosesOn >= today && c.ClosesOn <= last)
            .OrderBy(c => c.ClosesOn).ThenBy(c => c.Id).Skip(done).Take(Page)
            .Join(context.Set<Campaign>(), c => c.CampaignId, c => c.Id, (consultation, campaign) => new Near(consultation, campaign.Jurisdiction))
            .ToListAsync(cancel);
    }

    private bool Tell(Consultation consultation, string jurisdiction) => ClosingDays.Tell(
        consultation, WorkingCalendars.TryResolve(jurisdiction, out var calendar) ? calendar : WorkingCalendars.EnglandAndWales, time.GetUtcNow(), _zone);

    private sealed record Near(Consultation Consultation, string Jurisdiction);
}
