using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>
/// Puts a campaign into a database: its records, the facts of its script up to today, its flow's first version. The flow is not
/// started: a person does that, when the campaign is to live.
/// </summary>
public sealed class CampaignImport(IDbContextFactory<TrackerDbContext> contexts, IFlowLibrary library, IIdSource ids, TimeProvider time, Zone zone)
{
    /// <returns>What was refused, in sentences; nothing is written then.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(Sample sample, string source, CancellationToken cancellation)
    {
        var key = sample.Campaign.Key;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Campaigns.AnyAsync(campaign => campaign.Key == key, cancellation))
        {
            return [$"There is a campaign '{key}' already. Change the key in campaign.json to import it beside the other."];
        }

        var now = time.GetUtcNow();
        var taken = await context.BriefingLists.Select(list => list.Key).ToListAsync(cancellation);
        var fresh = sample with { People = sample.People with { Lists = [.. sample.People.Lists.Where(list => !taken.Contains(list.Key))] } };
        var records = SampleRecords.Start(fresh, ids, new Stamp(Origin.Import(source), now), entity => context.Add(entity));
        var refused = Record(records, now);
        if (refused.Count == 0)
        {
            // Imported history starts no flows: what happened before is no news.
            DropEvents(context);
            await context.SaveChangesAsync(cancellation);
            await library.PublishAsync(new FlowToPublish(sample.Campaign.Outline.Title, records.Campaign.Id, sample.Flow, source, "Imported."), cancellation);
        }

        return refused;
    }

    private List<string> Record(SampleRecords records, DateTimeOffset now)
    {
        List<string> refused = [];
        foreach (var fact in records.Sample.Rehearsal?.Facts ?? [])
        {
            var at = zone.ToInstant(fact.When.On, fact.When.At);
            try
            {
                if (at <= now)
                {
                    SampleFacts.Record(records, fact, at);
                }
            }
            catch (RuleBrokenException broken)
            {
                refused.Add($"{fact.When.On:d MMMM yyyy}: {broken.Rule.Sentence}");
            }
        }

        return refused;
    }

    private static void DropEvents(TrackerDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<Entity>())
        {
            entry.Entity.TakeEvents();
        }
    }
}
