using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Runs;

public sealed class FlowLibrary(IDbContextFactory<TrackerDbContext> contexts, IIdSource ids, TimeProvider time, IRecurringJobs? jobs = null) : IFlowLibrary
{
    public async Task<PublishedFlow> PublishAsync(FlowToPublish flow, CancellationToken cancel)
    {
        var definition = Check(flow.Json);
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var row = await context.Set<FlowRow>().FirstOrDefaultAsync(f => f.Name == flow.Name, cancel) ?? Add(context, flow);
        var latest = await context.Set<FlowVersionRow>().Where(v => v.FlowId == row.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(cancel);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(flow.Json)));
        if (latest?.Hash == hash)
        {
            return new(row.Id, latest.Id, latest.Number, definition.Triggers);
        }

        var version = Version(row, flow, hash, (latest?.Number ?? 0) + 1);
        context.Add(version);
        await ReplaceTriggersAsync(context, row, version, definition, cancel);

        // The version goes in first: the flow points to it and it to the flow.
        await context.SaveChangesAsync(cancel);
        row.LatestVersionId = version.Id;
        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        await ScheduleAsync(flow.Name, definition, version.PublishedAt, cancel);
        return new(row.Id, version.Id, version.Number, definition.Triggers);
    }

    /// <summary>What the scheduler should know stands in the latest versions; it is told again at every start, in case a process ended between commit and telling.</summary>
    public async Task ScheduleAllAsync(CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var recurring = await context.Set<FlowTriggerRow>().Where(t => t.Type == "Recurrence").Select(t => t.VersionId).Distinct().ToListAsync(cancel);
        foreach (var id in recurring)
        {
            var version = await context.Set<FlowVersionRow>().SingleAsync(v => v.Id == id, cancel);
            var name = await context.Set<FlowRow>().Where(f => f.Id == version.FlowId).Select(f => f.Name).SingleAsync(cancel);
            await ScheduleAsync(name, Check(version.Definition), version.PublishedAt, cancel);
        }
    }

    public async Task<PublishedFlow?> FindAsync(string name, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var version = await context.Set<FlowRow>()
            .Where(f => f.Name == name)
            .Join(context.Set<FlowVersionRow>(), f => f.LatestVersionId, v => v.Id, (f, v) => v)
            .FirstOrDefaultAsync(cancel);
        return version is null ? null : new(version.FlowId, version.Id, version.Number, Check(version.Definition).Triggers);
    }

    private static FlowDefinition Check(string json)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(json), faults);
        if (document is null || faults.HasErrors)
        {
            throw new InvalidDefinitionException(faults);
        }

        FlowProgram.Compile(document.Definition);
        return document.Definition;
    }

    private async Task ScheduleAsync(string flow, FlowDefinition definition, DateTimeOffset publishedAt, CancellationToken cancel)
    {
        foreach (var job in definition.Triggers.Select(t => FlowRecurrence.JobOf(flow, t, publishedAt)).OfType<RecurringJob>())
        {
            await (jobs?.ScheduleAsync(job, cancel) ?? Task.CompletedTask);
        }
    }

    private async Task ReplaceTriggersAsync(
        TrackerDbContext context, FlowRow row, FlowVersionRow version, FlowDefinition definition, CancellationToken cancel)
    {
        var before = await context.Set<FlowTriggerRow>().Where(t => t.FlowId == row.Id && t.Type == "Recurrence").Select(t => t.Name).ToListAsync(cancel);
        foreach (var gone in before.Except(definition.Triggers.Where(t => t.Type == "Recurrence").Select(t => t.Name)))
        {
            await (jobs?.UnscheduleAsync(FlowRecurrence.NameOf(row.Name, gone), cancel) ?? Task.CompletedTask);
        }

        await context.Set<FlowTriggerRow>().Where(t => t.FlowId == row.Id).ExecuteDeleteAsync(cancel);
        context.AddRange(definition.Triggers.Select(t => new FlowTriggerRow
        {
            FlowId = row.Id,
            VersionId = version.Id,
            Name = t.Name,
            Type = t.Type,
            Event = t.Type == "Campaign.Event" ? t.Inputs.Get("event")?.AsText() ?? "" : "",
            CampaignId = row.CampaignId ?? new CampaignId(Guid.Empty),
        }));
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
