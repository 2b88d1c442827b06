using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Persistence.Stores.Runs;

public sealed class FlowLibrary(IDbContextFactory<TrackerDbContext> contexts, IIdSource ids, TimeProvider time, IRecurringJobs? jobs = null, ILogger<FlowLibrary>? logger = null) : IFlowLibrary
{
    /// <summary>Flows whose schedules are read at a time.</summary>
    private const int SchedulePart = 100;

    private readonly RecurrenceNotices _notices = new(jobs);
    private readonly ILogger _logger = logger ?? NullLogger<FlowLibrary>.Instance;

    public async Task<PublishedFlow> PublishAsync(FlowToPublish flow, CancellationToken cancel)
    {
        var definition = DefinitionText.Check(flow.Json);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var writing = new VersionWriting(context);
        var row = await context.Set<FlowRow>().FirstOrDefaultAsync(f => f.Name == flow.Name, cancel) ?? Add(context, flow);
        var latest = await writing.LatestAsync(row.Id, cancel);
        var hash = DefinitionText.HashOf(flow.Json);
        if (latest?.Hash == hash)
        {
            // Whoever published it may have ended before the scheduler was told.
            await transaction.RollbackAsync(cancel);
            await _notices.TellAsync(flow.Name, definition, latest.PublishedAt, [], CancellationToken.None);
            return new(row.Id, latest.Id, latest.Number, definition.Triggers);
        }

        var version = Version(row, flow, hash, (latest?.Number ?? 0) + 1);
        var gone = await writing.WriteAsync(row, version, definition, cancel);
        await transaction.CommitAsync(cancel);
        await _notices.TellAsync(flow.Name, definition, version.PublishedAt, gone, CancellationToken.None);
        return new(row.Id, version.Id, version.Number, definition.Triggers);
    }

    /// <summary>What the scheduler should know stands in the latest versions; it is told again at every start, in case a process ended between commit and telling.</summary>
    public async Task ScheduleAllAsync(CancellationToken cancel)
    {
        for (var after = (Guid?)null; ;)
        {
            var part = await RecurringAsync(after, cancel);
            foreach (var flow in part)
            {
                await ScheduleAsync(flow, cancel);
            }

            if (part.Count < SchedulePart)
            {
                return;
            }

            after = part[^1].Version;
        }
    }

    private async Task ScheduleAsync(Recurring flow, CancellationToken cancel)
    {
        try
        {
            await _notices.TellAsync(flow.Name, DefinitionText.Read(flow.Definition), flow.PublishedAt, [], cancel);
        }
        catch (InvalidDefinitionException fault)
        {
            // The others are to recur all the same.
            Logs.FlowNotScheduled(_logger, fault, flow.Version);
        }
    }

    private async Task<List<Recurring>> RecurringAsync(Guid? after, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var triggers = context.Set<FlowTriggerRow>().Where(t => t.Type == "Recurrence");
        var versions = context.Set<FlowVersionRow>().Where(v => triggers.Any(t => t.VersionId == v.Id));
        versions = after is { } last ? versions.Where(v => v.Id > last) : versions;
        var named = from version in versions
                    join flow in context.Set<FlowRow>() on version.FlowId equals flow.Id
                    orderby version.Id
                    select new Recurring(version.Id, flow.Name, version.Definition, version.PublishedAt);
        return await named.Take(SchedulePart).ToListAsync(cancel);
    }

    private sealed record Recurring(Guid Version, string Name, string Definition, DateTimeOffset PublishedAt);

    public async Task<PublishedFlow?> FindAsync(string name, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var version = await context.Set<FlowRow>()
            .Where(f => f.Name == name)
            .Join(context.Set<FlowVersionRow>(), f => f.LatestVersionId, v => v.Id, (f, v) => v)
            .FirstOrDefaultAsync(cancel);
        return version is null ? null : new(version.FlowId, version.Id, version.Number, DefinitionText.Read(version.Definition).Triggers);
    }

    private FlowRow Add(TrackerDbContext context, FlowToPublish flow)
    {
        var row = new FlowRow { Id = ids.Next(), Name = flow.Name, CampaignId = flow.Campaign };
        context.Add(row);
        return row;
    }

    private FlowVersionRow Version(FlowRow row, FlowToPublish flow, string hash, int number) => new()
    {
        Id = ids.Next(),
        FlowId = row.Id,
        Number = number,
        Definition = flow.Json,
        Hash = hash,
        Author = flow.Author,
        Note = flow.Note,
        PublishedAt = time.GetUtcNow(),
    };
}
