using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>Finds versions and drafts of flows, and the campaigns to rehearse them for.</summary>
public sealed class FlowsToRehearse(TrackerDbContext database, IFlowDrafts drafts)
{
    private const int MostCampaigns = 200;
    private const int MostVersions = 50;
    private const int MostRuns = 10;

    /// <summary>Of a journal; what was answered later is not taken over.</summary>
    private const int MostTurns = 5_000;

    /// <param name="number">Null for the latest version.</param>
    /// <returns>Null when there is no such flow or version.</returns>
    public async Task<FlowToRehearse?> VersionAsync(Guid flow, int? number, CancellationToken cancellation)
    {
        var found = await (
            from row in database.Set<FlowRow>()
            join version in database.Set<FlowVersionRow>() on row.Id equals version.FlowId
            where row.Id == flow && (number == null ? version.Id == row.LatestVersionId : version.Number == number)
            select new FlowVersion(version.Id, row.Id, row.Name, version.Number, row.CampaignId, version.Definition)).FirstOrDefaultAsync(cancellation);
        return found is null ? null : FlowToRehearse.Read(found);
    }

    /// <returns>Null when there is no such flow, or nobody writes at a draft of it.</returns>
    public async Task<FlowToRehearse?> DraftAsync(Guid flow, CancellationToken cancellation)
    {
        if (await drafts.FindAsync(flow, cancellation) is not { } draft || await database.Set<FlowRow>().FirstOrDefaultAsync(row => row.Id == flow, cancellation) is not { } row)
        {
            return null;
        }
        var latest = await database.Set<FlowVersionRow>().Where(version => version.FlowId == flow).MaxAsync(version => (int?)version.Number, cancellation) ?? 0;
        return FlowToRehearse.Read(new FlowVersion(draft.Id, flow, row.Name, latest + 1, row.CampaignId, draft.Definition));
    }

    /// <summary>The numbers of a flow's latest versions, newest first.</summary>
    public Task<List<int>> NumbersAsync(Guid flow, CancellationToken cancellation) => database.Set<FlowVersionRow>()
        .Where(version => version.FlowId == flow).OrderByDescending(version => version.Number).Take(MostVersions).Select(version => version.Number).ToListAsync(cancellation);

    /// <summary>The flow's latest runs, whatever became of them.</summary>
    public Task<List<EarlierRun>> RunsAsync(Guid flow, CancellationToken cancellation) => database.Set<RunRow>()
        .Where(run => database.Set<FlowVersionRow>().Any(version => version.Id == run.FlowVersionId && version.FlowId == flow))
        .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Id).Take(MostRuns)
        .Select(run => new EarlierRun(run.Id, run.StartedAt)).ToListAsync(cancellation);

    /// <summary>What was answered in a run, from its journal.</summary>
    public async Task<IReadOnlyDictionary<string, AssumedAnswer>> AnswersAsync(Guid run, CancellationToken cancellation)
    {
        var rows = await database.Set<RunJournalRow>().Where(row => row.RunId == run).OrderBy(row => row.Turn).ThenBy(row => row.Part)
            .Take(MostTurns).Select(row => row.Entries).ToListAsync(cancellation);
        return RecordedAnswers.Of(rows.SelectMany(JournalJson.Read));
    }

    /// <summary>The flow's own campaign, or those that are active.</summary>
    public Task<List<CampaignChoice>> CampaignsAsync(CampaignId? own, CancellationToken cancellation) => database.Campaigns.IgnoreAutoIncludes()
        .Where(campaign => own == null ? campaign.Status == CampaignStatus.Active : campaign.Id == own)
        .OrderBy(campaign => campaign.Title).Take(MostCampaigns)
        .Select(campaign => new CampaignChoice(campaign.Id, campaign.Key, campaign.Title)).ToListAsync(cancellation);
}
