using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>
/// Takes a campaign out of a database as a sample: its words, people, flow, templates, and what was recorded, as facts in order of
/// time. What its flow did (tasks, approvals, reminders, briefings) is the run's history and stays there.
/// </summary>
public sealed class CampaignExport(IDbContextFactory<TrackerDbContext> contexts, Zone zone)
{
    /// <returns>Null where there is no such campaign, or it has no flow.</returns>
    public async Task<Sample?> ReadAsync(string key, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        if (await context.Campaigns.AsNoTracking().AsSplitQuery().FirstOrDefaultAsync(c => c.Key == key, cancellation) is not { } campaign
            || await FlowAsync(context, campaign.Id, cancellation) is not { } flow)
        {
            return null;
        }

        var people = await ExportedPeople.LoadAsync(context, campaign, cancellation);
        var facts = await new ExportedFacts(context, campaign.Id, people, zone).LoadAsync(cancellation);
        var claims = await context.Claims.AsNoTracking().Where(c => c.CampaignId == campaign.Id).OrderBy(c => c.Key).ToListAsync(cancellation);
        var lastDay = facts.Count > 0 ? facts[^1].When.On : campaign.StartedOn;
        return new Sample
        {
            Campaign = new SampleCampaign(
                campaign.Key,
                campaign.Outline,
                campaign.StartedOn,
                [.. campaign.Stages.Select(stage => new SampleStage(stage.Key, stage.Title, stage.Plan, stage.Owner))],
                [.. claims.Select(claim => new SampleClaim(claim.Key, claim.Present))]),
            People = people.ToSample(),
            Flow = flow,
            Templates = await TemplatesAsync(context, campaign.Id, cancellation),
            Rehearsal = new RehearsalScript(campaign.StartedOn, lastDay > campaign.StartedOn ? lastDay : campaign.StartedOn, facts, [], []),
        };
    }

    private static async Task<string?> FlowAsync(TrackerDbContext context, CampaignId campaign, CancellationToken cancellation) => await (
        from flow in context.Set<FlowRow>()
        join version in context.Set<FlowVersionRow>() on flow.LatestVersionId equals version.Id
        where flow.CampaignId == campaign
        orderby flow.Id
        select version.Definition).FirstOrDefaultAsync(cancellation);

    private static async Task<Dictionary<string, TemplateWording>> TemplatesAsync(TrackerDbContext context, CampaignId campaign, CancellationToken cancellation) =>
        await context.BriefingTemplates.AsNoTracking().Where(t => t.Campaign == campaign)
            .ToDictionaryAsync(t => t.Key, t => new TemplateWording(t.Name, t.Subject, t.Body), cancellation);
}
