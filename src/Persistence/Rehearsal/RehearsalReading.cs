using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores.Briefings;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Rehearsal;

/// <summary>Looks up flows, templates and audiences for a rehearsal over one context that tracks nothing: what it gives can't be saved.</summary>
internal sealed class RehearsalReading(TrackerDbContext context) : IRehearsalSource
{
    public IBriefingStore Briefings { get; } = new EfBriefingStore(context);

    public async Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel) => await (
        from row in context.Set<FlowVersionRow>()
        join flow in context.Set<FlowRow>() on row.FlowId equals flow.Id
        where row.Id == version
        select new FlowVersion(row.Id, flow.Id, flow.Name, row.Number, flow.CampaignId, row.Definition)).FirstOrDefaultAsync(cancel);

    public Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel)
    {
        var id = Guid.TryParse(flow, out var given) ? given : Guid.Empty;
        var name = flow.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL's LOWER, as the engine's own look-up has it.
        return context.Set<FlowRow>().Where(f => f.Name.ToLower() == name || f.Id == id).Select(f => f.LatestVersionId).FirstOrDefaultAsync(cancel);
#pragma warning restore CA1304, CA1311, CA1862
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel) =>
        await KeptContents.ReadAsync(context, keys, cancel);

    public async Task<IReadOnlyList<EventTrigger>> TriggersAsync(CampaignId? campaign, string name, CancellationToken cancel)
    {
        CampaignId[] heard = [campaign ?? new CampaignId(Guid.Empty), new CampaignId(Guid.Empty)];
        var rows = await context.Set<FlowTriggerRow>().Where(t => t.Event == name && heard.Contains(t.CampaignId)).OrderBy(t => t.FlowId).ThenBy(t => t.Name).ToListAsync(cancel);
        return [.. rows.Select(t => new EventTrigger(t.FlowId, t.VersionId, t.Name, t.Event, t.CampaignId.Value == Guid.Empty ? null : t.CampaignId))];
    }
}
