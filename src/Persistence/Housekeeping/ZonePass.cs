using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>
/// Where the program has come with another release of the zones' rules than the last time, every run that waits for a time works its
/// times out again: nine o'clock stays nine o'clock, earlier or later. Page by page, each run in a turn of its own; stopped half way it
/// goes on the next time, and a run that was told already is not told twice.
/// </summary>
/// <param name="version">The release that this process has; <see cref="Workflows.Scheduling.Zones.TimeZones.RulesVersion"/>.</param>
public sealed class ZonePass(IDbContextFactory<TrackerDbContext> contexts, IRuns runs, TimeProvider time, string version)
{
    private const int Page = 200;
    private const string Briefing = "Campaign.Briefing";

    /// <returns>How many runs were told; null where the rules are those of the last time, which is one look at one row.</returns>
    public async Task<int?> RunAsync(CancellationToken cancel)
    {
        var last = await LastAsync(cancel);
        if (last?.Version == version)
        {
            return null;
        }

        var number = (last?.Number ?? 0) + 1;
        var (told, after) = (0, Guid.Empty);
        for (var page = await PageAsync(after, cancel); page.Count > 0; page = await PageAsync(after, cancel))
        {
            foreach (var run in page)
            {
                await runs.SubmitAsync(run, new RunInput.ZonesChanged(), FormattableString.Invariant($"zones/{number}/{version}/{run:N}"), cancel);
            }

            (told, after) = (told + page.Count, page[^1]);
        }

        await using var context = await contexts.CreateDbContextAsync(cancel);
        context.Add(new ZonePassRow { Number = number, Version = version, At = time.GetUtcNow() });
        await context.SaveChangesAsync(cancel);
        return told;
    }

    private async Task<ZonePassRow?> LastAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Set<ZonePassRow>().AsNoTracking().OrderByDescending(p => p.Number).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Runs with a timer, or with a briefing on its way, in the order of their ids.</summary>
    private async Task<List<Guid>> PageAsync(Guid after, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Set<RunRow>()
            .Where(r => r.Id > after && r.EndedAt == null)
            .Where(r => context.Set<WorkItemRow>().Any(w => w.RunId == r.Id && w.Kind == WorkKind.Timer)
                || context.Set<WaitRow>().Any(w => w.RunId == r.Id && w.StepType == Briefing))
            .OrderBy(r => r.Id).Select(r => r.Id).Take(Page).ToListAsync(cancel);
    }
}
