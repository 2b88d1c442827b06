using AutoMapper;
using AutoMapper.QueryableExtensions;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>What the pages of one campaign read. Each answer is one bounded query.</summary>
public sealed class CampaignQueries(TrackerDbContext database, IMapper mapper, DateWords words)
{
    /// <summary>A ledger this long has never been seen; a longer one shows its latest part.</summary>
    private const int MostLedgerEntries = 500;

    public Task<CampaignHead?> FindAsync(string key, CancellationToken cancellation) =>
        database.Campaigns.Where(campaign => campaign.Key == key).ProjectTo<CampaignHead>(mapper.ConfigurationProvider).FirstOrDefaultAsync(cancellation);

    public async Task<StageTrack> TrackAsync(CampaignHead campaign, CancellationToken cancellation)
    {
        var stages = await database.Campaigns.AsNoTracking().Where(c => c.Id == campaign.Id).SelectMany(c => c.Stages)
            .Include(stage => stage.Visits).OrderBy(stage => stage.Number).ToListAsync(cancellation);
        return new StageTrack(campaign.Title, [.. stages.Select(stage => TrackStage.Of(stage, words))], words.Today);
    }

    public async Task<LedgerView> LedgerAsync(CampaignId campaign, CancellationToken cancellation)
    {
        var entries = await database.LedgerEntries.AsNoTracking().Where(entry => entry.CampaignId == campaign && entry.ReplacedBy == null)
            .OrderByDescending(entry => entry.Date).Take(MostLedgerEntries).ToListAsync(cancellation);
        return LedgerView.Of(new PolicyLedger(entries), words.Today);
    }

    /// <param name="kind">The part of an event's name before the dot, such as "evidence"; null for all.</param>
    public async Task<PageOf<TimelineLine>> TimelineAsync(CampaignId campaign, string? kind, int? page, CancellationToken cancellation, int size = Paging.UsualSize)
    {
        var entries = database.Timeline.Where(entry => entry.CampaignId == campaign);
        if (kind is not null)
        {
            entries = entries.Where(entry => entry.Kind.StartsWith(kind + "."));
        }
        return await entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
            .ProjectTo<TimelineLine>(mapper.ConfigurationProvider).ToPageAsync(page, cancellation, size);
    }

    public Task<PageOf<FigureView>> ClaimsAsync(CampaignId campaign, int? page, CancellationToken cancellation) =>
        database.Claims.Where(claim => claim.CampaignId == campaign && claim.Status != ClaimStatus.Withdrawn).OrderBy(claim => claim.Key)
            .ProjectTo<FigureView>(mapper.ConfigurationProvider, new { staleBefore = words.Today.AddYears(-2) }).ToPageAsync(page, cancellation);

    public Task<PageOf<ObservationLine>> ObservationsAsync(CampaignId campaign, int? page, CancellationToken cancellation) =>
        database.Observations.Where(observation => observation.CampaignId == campaign)
            .OrderByDescending(observation => observation.SeenOn).ThenByDescending(observation => observation.Id)
            .ProjectTo<ObservationLine>(mapper.ConfigurationProvider).ToPageAsync(page, cancellation);

    public Task<PageOf<AttemptLine>> AttemptsAsync(CampaignId campaign, int? page, CancellationToken cancellation) =>
        database.ContactAttempts.Where(attempt => attempt.CampaignId == campaign)
            .OrderByDescending(attempt => attempt.On).ThenByDescending(attempt => attempt.Id)
            .ProjectTo<AttemptLine>(mapper.ConfigurationProvider).ToPageAsync(page, cancellation);
}
