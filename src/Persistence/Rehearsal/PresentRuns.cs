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

    /// <summary>Child flows of a run of no campaign are looked for that deep.</summary>
    private const int Depth = 8;

    /// <summary>The run, and those that share its campaign: they change the same records.</summary>
    public async Task<(IReadOnlyList<RunRow> Runs, int LeftOut)> BesideAsync(RunRow run, CancellationToken cancel) =>
        run.CampaignId is { } campaign ? await OfCampaignAsync(campaign, run, cancel) : (await FamilyAsync(run, cancel), 0);

    public async Task<(IReadOnlyList<RunRow> Runs, int LeftOut)> OfCampaignAsync(CampaignId campaign, RunRow? first, CancellationToken cancel)
    {
        var under = context.Set<RunRow>().Where(r => r.CampaignId == campaign && r.EndedAt == null);
        var rows = await under.OrderBy(r => r.StartedAt).ThenBy(r => r.Id).Take(Most).ToListAsync(cancel);
        var all = rows.Count < Most ? rows.Count : await under.CountAsync(cancel);
        if (first is not null && !rows.Exists(r => r.Id == first.Id))
        {
            rows.Add(first);
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

    private async Task<IReadOnlyList<RunRow>> FamilyAsync(RunRow run, CancellationToken cancel)
    {
        List<RunRow> family = [run];
        Guid[] parents = [run.Id];
        for (var depth = 0; depth < Depth && parents.Length > 0 && family.Count < Most; depth++)
        {
            var children = await context.Set<RunRow>()
                .Where(r => r.ParentRunId != null && parents.Contains(r.ParentRunId.Value) && r.EndedAt == null)
                .OrderBy(r => r.Id).Take(Most - family.Count).ToListAsync(cancel);
            family.AddRange(children);
            parents = [.. children.Select(child => child.Id)];
        }

        return family;
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
