using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Rehearsal;

/// <summary>Foretells what runs and flows will do. Reads the database, and changes nothing in it.</summary>
public sealed class Rehearsals(IDbContextFactory<TrackerDbContext> contexts, RehearsalAhead ahead, EngineOptions options)
{
    /// <summary>A run from where it stands.</summary>
    /// <returns>Null when there is no such run, or it has ended.</returns>
    public async Task<Foretold?> OfRunAsync(Guid run, DateTimeOffset now, DateTimeOffset until, Assumptions assumptions, CancellationToken cancel)
    {
        await using var context = await OpenAsync(cancel);
        return await State(context).OfRunAsync(run, now, cancel) is { } start
            ? await ahead.PlayAsync(start, new AheadWish(until, assumptions, run), new RehearsalReading(context), cancel)
            : null;
    }

    /// <summary>
    /// A flow that would start now, published or not, for a campaign as it stands or for none. Stages that are open are taken as closed,
    /// so that the flow can open them; other runs of the campaign are not played.
    /// </summary>
    public async Task<Foretold> OfFlowAsync(
        FlowStart flow, CampaignId? campaign, DateTimeOffset now, DateTimeOffset until, Assumptions assumptions, CancellationToken cancel)
    {
        await using var context = await OpenAsync(cancel);
        var start = await State(context).OfCampaignAsync(campaign, now, cancel);
        return await ahead.PlayAsync(start.WithStagesClosed(), new AheadWish(until, assumptions, Start: flow), new RehearsalReading(context), cancel);
    }

    private PresentState State(TrackerDbContext context) => new(context, TimeZones.Resolve(options.TimeZone));

    private async Task<TrackerDbContext> OpenAsync(CancellationToken cancel)
    {
        var context = await contexts.CreateDbContextAsync(cancel);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        return context;
    }
}
