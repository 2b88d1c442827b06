using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Rehearsal;

/// <summary>Runs that have not ended, with all they wait for. A fixed number of queries, whatever they wait for.</summary>
internal sealed class PresentRuns(TrackerDbContext context)
{
    /// <summary>Runs that are played together at most.</summary>
    private const int Most = 200;

    /// <summary>The run, and those that share its campaign: they change the same records. Of a run of no campaign, those that began with the same run.</summary>
    public Task<(IReadOnlyList<RunRow> Runs, int LeftOut)> BesideAsync(RunRow run, CancellationToken cancel)
    {
        var open = context.Set<RunRow>().Where(r => r.EndedAt == null);
        if (run.CampaignId is { } campaign)
        {
            return AtMostAsync(open.Where(r => r.CampaignId == campaign), run, cancel);
        }

        // Runs from before the first one was noted are found at their parent.
        var root = run.RootRunId ?? run.Id;
        return AtMostAsync(open.Where(r => r.RootRunId == root || r.Id == root || r.ParentRunId == run.Id), run, cancel);
    }

    private static async Task<(IReadOnlyList<RunRow> Runs, int LeftOut)> AtMostAsync(IQueryable<RunRow> beside, RunRow run, CancellationToken cancel)
    {
        var rows = await beside.OrderBy(r => r.StartedAt).ThenBy(r => r.Id).Take(Most).ToListAsync(cancel);
        var all = rows.Count < Most ? rows.Count : await beside.CountAsync(cancel);
        if (!rows.Exists(r => r.Id == run.Id))
        {
            rows.Add(run);
        }

        return (rows, Math.Max(0, all - rows.Count));
    }

    /// <summary>Timers, inputs and calls that stand in the rows of these runs.</summary>
    public async Task<IReadOnlyList<WorkItem>> ItemsAsync(Guid[] runs, CancellationToken cancel)
    {
        var rows = await context.Set<WorkItemRow>().Where(i => i.RunId != null && runs.Contains(i.RunId.Value)).OrderBy(i => i.ReadyAt).ThenBy(i => i.Id).ToListAsync(cancel);
        return [.. rows.Select(Item)];
    }

    public async Task<IReadOnlyList<WaitWrite>> WaitsAsync(Guid[] runs, CancellationToken cancel)
    {
        var rows = await context.Set<WaitRow>().Where(w => runs.Contains(w.RunId)).OrderBy(w => w.RunId).ThenBy(w => w.Instance).ToListAsync(cancel);
        return [.. rows.Select(w => new WaitWrite(w.RunId, w.Instance, w.CampaignId, w.Path, w.StepType, w.Title, w.WaitingFor, w.Since, w.Until, w.MayAct))];
    }

    public async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(Guid[] runs, CancellationToken cancel)
    {
        var rows = await context.Set<SubscriptionRow>().Where(s => runs.Contains(s.RunId)).OrderBy(s => s.RunId).ThenBy(s => s.Instance).ToListAsync(cancel);
        return [.. rows.Select(s => new Subscription(s.CampaignId.Value == Guid.Empty ? null : s.CampaignId, s.EventKey, s.RunId, s.Instance))];
    }

    /// <summary>What has happened in the campaign and no flow has heard of yet.</summary>
    public async Task<IReadOnlyList<PendingEvent>> EventsAsync(CampaignId campaign, CancellationToken cancel)
    {
        var rows = await context.Outbox.Where(m => m.DispatchedAt == null && m.CampaignId == campaign)
            .OrderBy(m => m.OccurredAt).ThenBy(m => m.Position).ThenBy(m => m.Id).Take(1_000).ToListAsync(cancel);
        return [.. rows.Select(m => new PendingEvent(m.Id, m.Name, m.CampaignId, m.OccurredAt, ValueJson.Parse(m.Payload)))];
    }

    private static WorkItem Item(WorkItemRow row) => new()
    {
        Id = row.Id,
        Queue = row.Queue,
        Kind = row.Kind,
        Run = row.RunId,
        Instance = row.Instance,
        Purpose = row.Purpose,
        DueAt = row.DueAt,
        ReadyAt = row.ReadyAt,
        Payload = row.Payload ?? default(ReadOnlyMemory<byte>),
        Attempt = row.Attempt,
        LastError = row.LastError,
    };
}
