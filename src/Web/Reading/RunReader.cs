using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>Reads what turns have written. It changes nothing: a person's wish goes through <see cref="IRuns"/>.</summary>
public sealed class RunReader(TrackerDbContext database)
{
    private const int MostWaits = 100;

    /// <summary>Turns on one page of a journal.</summary>
    private const int JournalTurns = 50;

    public Task<RunLine?> FindAsync(Guid run, CancellationToken cancellation) =>
        Lines(database.Set<RunRow>().Where(row => row.Id == run)).FirstOrDefaultAsync(cancellation);

    public Task<PageOf<RunLine>> OfCampaignAsync(CampaignId campaign, int? page, CancellationToken cancellation) =>
        Lines(database.Set<RunRow>().Where(row => row.CampaignId == campaign)).ToPageAsync(page, cancellation);

    public Task<PageOf<RunLine>> OfFlowAsync(Guid flow, int? page, CancellationToken cancellation)
    {
        var versions = database.Set<FlowVersionRow>().Where(version => version.FlowId == flow).Select(version => version.Id);
        return Lines(database.Set<RunRow>().Where(row => versions.Contains(row.FlowVersionId))).ToPageAsync(page, cancellation);
    }

    public Task<PageOf<RunLine>> OfMoveAsync(Guid move, int? page, CancellationToken cancellation) =>
        Lines(database.Set<RunRow>().Where(row => database.Set<RunMoveRow>().Any(moved => moved.MoveId == move && moved.RunId == row.Id))).ToPageAsync(page, cancellation);

    /// <summary>How a run came to the version it is on; null where it was started on it, or a move was undone.</summary>
    public Task<RunMoveLine?> MoveOfRunAsync(Guid run, CancellationToken cancellation) => (
        from moved in database.Set<RunMoveRow>().Where(moved => moved.RunId == run && moved.UndoneAt == null)
        join move in database.Set<FlowMoveRow>() on moved.MoveId equals move.Id
        join old in database.Set<FlowVersionRow>() on move.FromVersionId equals old.Id
        join now in database.Set<FlowVersionRow>() on move.ToVersionId equals now.Id
        orderby moved.Turn descending
        select new RunMoveLine(
            move.Id, old.Number, now.Number, move.By, moved.At, moved.Before != null && database.Set<RunRow>().Any(row => row.Id == run && row.Turn == moved.Turn)))
        .FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<WaitLine>> WaitsOfRunAsync(Guid run, CancellationToken cancellation) =>
        [.. (await database.Set<WaitRow>().Where(wait => wait.RunId == run).OrderBy(wait => wait.Instance).Take(MostWaits).ToListAsync(cancellation)).Select(Line)];

    public async Task<IReadOnlyList<WaitLine>> WaitsOfCampaignAsync(CampaignId campaign, CancellationToken cancellation) =>
        [.. (await database.Set<WaitRow>().Where(wait => wait.CampaignId == campaign).OrderBy(wait => wait.Since).Take(MostWaits).ToListAsync(cancellation)).Select(Line)];

    /// <summary>The journal by turns, latest first.</summary>
    public async Task<PageOf<JournalLine>> JournalAsync(Guid run, int? page, CancellationToken cancellation)
    {
        var turns = await database.Set<RunJournalRow>().Where(row => row.RunId == run)
            .OrderByDescending(row => row.Turn).ThenByDescending(row => row.Part).Select(row => row.Entries).ToPageAsync(page, cancellation, JournalTurns);
        JournalLine[] lines = [.. turns.Items.SelectMany(entries => JournalJson.Read(entries).Reverse()).Select(entry => new JournalLine(entry))];
        return new PageOf<JournalLine>(lines, turns.Number, turns.Size, turns.Total);
    }

    /// <summary>The latest entry of a run; null before its first turn.</summary>
    public async Task<JournalEntry?> LatestAsync(Guid run, CancellationToken cancellation)
    {
        var entries = await database.Set<RunJournalRow>().Where(row => row.RunId == run)
            .OrderByDescending(row => row.Turn).ThenByDescending(row => row.Part).Select(row => row.Entries).FirstOrDefaultAsync(cancellation);
        return entries is null ? null : JournalJson.Read(entries) is { Count: > 0 } read ? read[^1] : null;
    }

    /// <summary>A value that is too large for the journal, as JSON; null when it is not there.</summary>
    public Task<byte[]?> ContentAsync(string hash, CancellationToken cancellation) =>
        database.Set<ContentRow>().Where(content => content.Hash == hash).Select(content => (byte[]?)content.Bytes).FirstOrDefaultAsync(cancellation);

    private IQueryable<RunLine> Lines(IQueryable<RunRow> rows) =>
        from row in rows.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
        join version in database.Set<FlowVersionRow>() on row.FlowVersionId equals version.Id
        join flow in database.Set<FlowRow>() on version.FlowId equals flow.Id
        join found in database.Campaigns on row.CampaignId equals found.Id into campaigns
        from campaign in campaigns.DefaultIfEmpty()
        select new RunLine(
            row.Id, flow.Name, flow.Id, version.Number, row.CampaignId, campaign == null ? null : campaign.Key, campaign == null ? null : campaign.Title,
            row.Status, row.Trigger, row.StartedAt, row.EndedAt, row.FaultMessage, row.Trouble);

    private static WaitLine Line(WaitRow row) => new(
        row.RunId, row.Instance, row.Path, row.StepType, row.Title, row.WaitingFor, row.Since, row.Until,
        ValueJson.Parse(row.MayAct) is ArrayValue people ? [.. people.Select(person => person.AsText()).OfType<string>()] : []);
}
