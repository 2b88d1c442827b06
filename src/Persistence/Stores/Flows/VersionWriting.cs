using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Language.Definitions;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Flows;

/// <summary>Writes a version as the flow's latest, inside the caller's transaction: the version, its triggers, and what new runs get.</summary>
internal sealed class VersionWriting(TrackerDbContext context)
{
    public Task<FlowVersionRow?> LatestAsync(Guid flow, CancellationToken cancel) =>
        context.Set<FlowVersionRow>().Where(v => v.FlowId == flow).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);

    /// <returns>Recurrence triggers that the flow no longer has: the scheduler is to be told once the transaction is committed.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(FlowRow flow, FlowVersionRow version, FlowDefinition definition, CancellationToken cancel)
    {
        context.Add(version);
        var gone = await ReplaceTriggersAsync(flow, version, definition, cancel);

        // The version goes in first: the flow points to it and it to the flow.
        await context.SaveChangesAsync(cancel);
        flow.LatestVersionId = version.Id;
        await context.SaveChangesAsync(cancel);
        return gone;
    }

    private async Task<IReadOnlyList<string>> ReplaceTriggersAsync(FlowRow flow, FlowVersionRow version, FlowDefinition definition, CancellationToken cancel)
    {
        var before = await context.Set<FlowTriggerRow>().Where(t => t.FlowId == flow.Id && t.Type == "Recurrence").Select(t => t.Name).ToListAsync(cancel);
        await context.Set<FlowTriggerRow>().Where(t => t.FlowId == flow.Id).ExecuteDeleteAsync(cancel);
        context.AddRange(definition.Triggers.Select(t => new FlowTriggerRow
        {
            FlowId = flow.Id,
            VersionId = version.Id,
            Name = t.Name,
            Type = t.Type,
            Event = t.Type == "Campaign.Event" ? t.Inputs.Get("event")?.AsText() ?? "" : "",
            CampaignId = flow.CampaignId ?? new CampaignId(Guid.Empty),
        }));
        return [.. before.Except(definition.Triggers.Where(t => t.Type == "Recurrence").Select(t => t.Name))];
    }
}
