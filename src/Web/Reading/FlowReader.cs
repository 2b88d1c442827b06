using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

public sealed record FlowLine(Guid Id, string Name, string? CampaignKey, string? CampaignTitle, int Version, DateTimeOffset? PublishedAt, int RunsUnderWay, int FailedRuns);

public sealed record FlowVersionLine(Guid Id, int Number, string Author, string Note, DateTimeOffset PublishedAt, int RunsUnderWay);

/// <param name="Run">The one run it was about; null where it was every run of the version.</param>
public sealed record FlowMoveLine(Guid Id, int From, int To, Guid? Run, string By, string Reason, DateTimeOffset At, int Moved);

/// <summary>Flows and their versions.</summary>
public sealed class FlowReader(TrackerDbContext database)
{
    private const int MostVersions = 50;

    private const int MostMoves = 10;

    public Task<PageOf<FlowLine>> ReadAsync(int? page, CancellationToken cancellation) =>
        Lines(database.Set<FlowRow>().OrderBy(flow => flow.Name)).ToPageAsync(page, cancellation);

    public Task<FlowLine?> FindAsync(Guid id, CancellationToken cancellation) => Lines(database.Set<FlowRow>().Where(flow => flow.Id == id)).FirstOrDefaultAsync(cancellation);

    public Task<List<FlowVersionLine>> VersionsAsync(Guid flow, CancellationToken cancellation) =>
        VersionLines(database.Set<FlowVersionRow>().Where(version => version.FlowId == flow).OrderByDescending(version => version.Number).Take(MostVersions))
            .ToListAsync(cancellation);

    public Task<FlowVersionLine?> VersionAsync(Guid flow, int number, CancellationToken cancellation) =>
        VersionLines(database.Set<FlowVersionRow>().Where(version => version.FlowId == flow && version.Number == number)).FirstOrDefaultAsync(cancellation);

    /// <summary>The latest moves of its runs from version to version.</summary>
    public Task<List<FlowMoveLine>> MovesAsync(Guid flow, CancellationToken cancellation) =>
        MoveLines(database.Set<FlowMoveRow>().Where(move => move.FlowId == flow).OrderByDescending(move => move.At).Take(MostMoves)).ToListAsync(cancellation);

    public Task<FlowMoveLine?> MoveAsync(Guid flow, Guid move, CancellationToken cancellation) =>
        MoveLines(database.Set<FlowMoveRow>().Where(row => row.FlowId == flow && row.Id == move)).FirstOrDefaultAsync(cancellation);

    public Task<string?> DefinitionAsync(Guid flow, int version, CancellationToken cancellation) =>
        database.Set<FlowVersionRow>().Where(row => row.FlowId == flow && row.Number == version).Select(row => (string?)row.Definition).FirstOrDefaultAsync(cancellation);

    private IQueryable<FlowVersionLine> VersionLines(IQueryable<FlowVersionRow> versions) =>
        versions.Select(version => new FlowVersionLine(
                version.Id, version.Number, version.Author, version.Note, version.PublishedAt,
                database.Set<RunRow>().Count(run => run.FlowVersionId == version.Id
                    && (run.Status == RunStatus.New || run.Status == RunStatus.Running || run.Status == RunStatus.Paused))));

    private IQueryable<FlowMoveLine> MoveLines(IQueryable<FlowMoveRow> moves) =>
        from move in moves
        join old in database.Set<FlowVersionRow>() on move.FromVersionId equals old.Id
        join now in database.Set<FlowVersionRow>() on move.ToVersionId equals now.Id
        orderby move.At descending
        select new FlowMoveLine(
            move.Id, old.Number, now.Number, move.RunId, move.By, move.Reason, move.At, database.Set<RunMoveRow>().Count(moved => moved.MoveId == move.Id));

    private IQueryable<FlowLine> Lines(IQueryable<FlowRow> flows) =>
        from flow in flows
        join found in database.Campaigns on flow.CampaignId equals found.Id into campaigns
        from campaign in campaigns.DefaultIfEmpty()
        join latest in database.Set<FlowVersionRow>() on flow.LatestVersionId equals latest.Id into versions
        from version in versions.DefaultIfEmpty()
        select new FlowLine(
            flow.Id, flow.Name, campaign == null ? null : campaign.Key, campaign == null ? null : campaign.Title,
            version == null ? 0 : version.Number, version == null ? null : version.PublishedAt,
            database.Set<RunRow>().Count(run => (run.Status == RunStatus.Running || run.Status == RunStatus.Paused)
                && database.Set<FlowVersionRow>().Any(own => own.Id == run.FlowVersionId && own.FlowId == flow.Id)),
            database.Set<RunRow>().Count(run => run.Status == RunStatus.Failed
                && database.Set<FlowVersionRow>().Any(own => own.Id == run.FlowVersionId && own.FlowId == flow.Id)));
}
