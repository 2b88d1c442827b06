using System.Text;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Rehearsal;

/// <summary>Reads how things stand. Takes no lock: where a run moved meanwhile, it is read again.</summary>
internal sealed class PresentState(TrackerDbContext context, Zone zone)
{
    private const int Tries = 3;

    /// <summary>Null when there is no such run, or it has ended.</summary>
    public async Task<StartingPoint?> OfRunAsync(Guid run, DateTimeOffset now, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (await context.Set<RunRow>().FirstOrDefaultAsync(r => r.Id == run && r.EndedAt == null, cancel) is not { } row)
            {
                return null;
            }

            var (rows, leftOut) = await new PresentRuns(context).BesideAsync(row, cancel);
            var start = await ReadAsync(row.CampaignId, rows, now, cancel) with { RunsLeftOut = leftOut };
            if (attempt == Tries || await StandsStillAsync(rows, cancel))
            {
                return start;
            }
        }
    }

    /// <summary>For a run that has yet to begin.</summary>
    /// <param name="campaign">Null for a flow of no campaign.</param>
    public Task<StartingPoint> OfCampaignAsync(CampaignId? campaign, DateTimeOffset now, CancellationToken cancel) => ReadAsync(campaign, [], now, cancel);

    private async Task<StartingPoint> ReadAsync(CampaignId? campaign, IReadOnlyList<RunRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var runs = new PresentRuns(context);
        var start = new StartingPoint
        {
            Now = now,
            Campaign = campaign,
            Runs = [.. rows.Select(r => r.ToStored())],
            Items = await runs.ItemsAsync(ids, cancel),
            Waits = await runs.WaitsAsync(ids, cancel),
            Subscriptions = await runs.SubscriptionsAsync(ids, cancel),
        };
        if (campaign is not { } id)
        {
            return start;
        }

        var records = new PresentRecords(context, id);
        return start with
        {
            Facts = await new EfCampaignStore(context).LoadFactsAsync(id, zone.In(now), cancel),
            Records = await records.ReadAsync(cancel),
            Colleagues = await records.ColleaguesAsync(cancel),
            Events = await runs.EventsAsync(id, cancel),
            Schedules = rows.Count > 0 ? await SchedulesAsync(id, cancel) : [],
        };
    }

    private async Task<bool> StandsStillAsync(IReadOnlyList<RunRow> rows, CancellationToken cancel)
    {
        Guid[] ids = [.. rows.Select(r => r.Id)];
        var turns = await context.Set<RunRow>().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Turn }).ToDictionaryAsync(r => r.Id, r => r.Turn, cancel);
        return rows.All(r => turns.GetValueOrDefault(r.Id) == r.Turn);
    }

    private async Task<IReadOnlyList<ScheduledFlow>> SchedulesAsync(CampaignId campaign, CancellationToken cancel)
    {
        var triggers = await (
            from trigger in context.Set<FlowTriggerRow>()
            join flow in context.Set<FlowRow>() on trigger.FlowId equals flow.Id
            join version in context.Set<FlowVersionRow>() on trigger.VersionId equals version.Id
            where trigger.Type == "Recurrence" && flow.CampaignId == campaign
            orderby flow.Name, trigger.Name
            select new { version.Id, version.Definition, version.PublishedAt, flow.Name, Trigger = trigger.Name }).Take(100).ToListAsync(cancel);
        List<ScheduledFlow> schedules = [];
        foreach (var found in triggers)
        {
            var trigger = FlowDocument.Read(Encoding.UTF8.GetBytes(found.Definition), new FaultList())?.Definition.Triggers.FirstOrDefault(t => t.Name == found.Trigger);
            if (trigger is not null && FlowRecurrence.JobOf(found.Name, trigger, found.PublishedAt) is { } job)
            {
                schedules.Add(new ScheduledFlow(found.Id, found.Trigger, job.Rule, job.SwitchedOn));
            }
        }

        return schedules;
    }
}
