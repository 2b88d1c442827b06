using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Samples;

/// <summary>Starts a campaign from a sample: its records, its flow's first version, and the flow's run.</summary>
public sealed class SampleStart(IDbContextFactory<TrackerDbContext> contexts, IFlowLibrary library, IRuns runs, IIdSource ids)
{
    /// <summary>
    /// The records are saved first, then the flow is published, then its run started under the campaign's key. Each part done twice
    /// changes nothing, so a start that was cut off can be asked for again.
    /// </summary>
    /// <param name="context">Where the records are made; they stay tracked there.</param>
    public async Task<SampleRecords> StartAsync(TrackerDbContext context, Sample sample, Stamp stamp, CancellationToken cancel)
    {
        var records = SampleRecords.Start(sample, ids, stamp, entity => context.Add(entity));
        await context.SaveChangesAsync(cancel);
        var flow = await library.PublishAsync(
            new FlowToPublish(sample.Campaign.Outline.Title, records.Campaign.Id, sample.Flow, stamp.By.Name, "The campaign's first flow."), cancel);
        var body = ObjectValue.Of(("campaign", Value.Of(sample.Campaign.Key)));
        await runs.StartAsync(
            new StartRun(flow.VersionId, records.Campaign.Id, flow.Triggers[0].Name, ObjectValue.Of(("body", body)), $"campaign/{sample.Campaign.Key}"), cancel);
        return records;
    }

    /// <summary>Whether a campaign of that key is there already.</summary>
    public async Task<bool> ExistsAsync(string key, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await context.Campaigns.AnyAsync(c => c.Key == key, cancel);
    }
}
