using System.Data.Common;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Flows;

public sealed class FlowDrafts(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time, IRecurringJobs? jobs = null) : IFlowDrafts
{
    public async Task<FlowDraft?> FindAsync(Guid flow, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        return await FindAsync(context, flow, cancel);
    }

    public async Task<DraftSaved> SaveAsync(DraftToSave draft, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        if (!await context.Set<FlowRow>().AnyAsync(f => f.Id == draft.Flow, cancel))
        {
            throw new UnknownFlowException(draft.Flow.ToString());
        }

        var saved = draft.Revision == 0 ? await AddAsync(context, draft, cancel) : await ReplaceAsync(context, draft, cancel);
        return new(await FindAsync(context, draft.Flow, cancel), saved);
    }

    public async Task<FlowDraft?> RebaseAsync(Guid flow, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var latest = await new VersionWriting(context).LatestAsync(flow, cancel);
        await context.Set<FlowDraftRow>().Where(d => d.FlowId == flow)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.BasedOn, latest == null ? 0 : latest.Number).SetProperty(d => d.Revision, d => d.Revision + 1), cancel);
        return await FindAsync(context, flow, cancel);
    }

    public async Task<bool> DiscardAsync(Guid flow, int revision, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await context.Set<FlowDraftRow>().Where(d => d.FlowId == flow && d.Revision == revision).ExecuteDeleteAsync(cancel);
        return !await context.Set<FlowDraftRow>().AnyAsync(d => d.FlowId == flow, cancel);
    }

    public Task<DraftPublication> PublishAsync(DraftToPublish draft, CancellationToken cancel) =>
        new DraftPublishing(contexts, time, new RecurrenceNotices(jobs)).PublishAsync(draft, cancel);

    internal static Task<FlowDraft?> FindAsync(TrackerDbContext context, Guid flow, CancellationToken cancel) =>
        context.Set<FlowDraftRow>().AsNoTracking().Where(d => d.FlowId == flow)
            .Select(d => (FlowDraft?)new FlowDraft(d.FlowId, d.Id, d.Revision, d.Definition, d.BasedOn, d.Author, d.Note, d.UpdatedAt))
            .FirstOrDefaultAsync(cancel);

    private async Task<bool> AddAsync(TrackerDbContext context, DraftToSave draft, CancellationToken cancel)
    {
        if (await context.Set<FlowDraftRow>().AnyAsync(d => d.FlowId == draft.Flow, cancel)
            || await context.Set<FlowVersionRow>().AnyAsync(v => v.Id == draft.Id, cancel))
        {
            return false;
        }

        context.Add(new FlowDraftRow
        {
            FlowId = draft.Flow,
            Id = draft.Id,
            Revision = 1,
            Definition = draft.Definition,
            BasedOn = draft.BasedOn,
            Author = draft.Author,
            Note = draft.Note,
            UpdatedAt = time.GetUtcNow(),
        });
        try
        {
            await context.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException)
        {
            // Somebody else began one in the same moment; whatever else it was is thrown.
            context.ChangeTracker.Clear();
            if (await context.Set<FlowDraftRow>().AnyAsync(d => d.FlowId == draft.Flow, cancel))
            {
                return false;
            }

            throw;
        }
    }

    private async Task<bool> ReplaceAsync(TrackerDbContext context, DraftToSave draft, CancellationToken cancel) =>
        await context.Set<FlowDraftRow>().Where(d => d.FlowId == draft.Flow && d.Revision == draft.Revision).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.Definition, draft.Definition)
                .SetProperty(d => d.Author, draft.Author)
                .SetProperty(d => d.Note, draft.Note)
                .SetProperty(d => d.UpdatedAt, time.GetUtcNow())
                .SetProperty(d => d.Revision, d => d.Revision + 1),
            cancel) == 1;
}
