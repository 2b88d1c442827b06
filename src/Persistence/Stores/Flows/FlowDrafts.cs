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

    public async Task<DraftSaved> RebaseAsync(DraftToRebase draft, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var saved = await context.Set<FlowVersionRow>().AnyAsync(v => v.FlowId == draft.Flow && v.Number == draft.Version, cancel)
            && await At(context, draft.Flow, draft.Draft, draft.Revision).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.BasedOn, draft.Version).SetProperty(d => d.Revision, d => d.Revision + 1), cancel) == 1;
        return new(await FindAsync(context, draft.Flow, cancel), saved);
    }

    public async Task<bool> DiscardAsync(Guid flow, Guid draft, int revision, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await At(context, flow, draft, revision).ExecuteDeleteAsync(cancel);
        return !await context.Set<FlowDraftRow>().AnyAsync(d => d.FlowId == flow, cancel);
    }

    public Task<DraftPublication> PublishAsync(DraftToPublish draft, CancellationToken cancel) =>
        new DraftPublishing(contexts, time, new RecurrenceNotices(jobs)).PublishAsync(draft, cancel);

    internal static Task<FlowDraft?> FindAsync(TrackerDbContext context, Guid flow, CancellationToken cancel) =>
        context.Set<FlowDraftRow>().AsNoTracking().Where(d => d.FlowId == flow)
            .Select(d => (FlowDraft?)new FlowDraft(d.FlowId, d.Id, d.Revision, d.Definition, d.BasedOn, d.Author, d.Note, d.UpdatedAt))
            .FirstOrDefaultAsync(cancel);

    /// <summary>The draft, where it is still as somebody had it before them. Every draft begins at revision 1, so that the revision alone does not tell it from the next.</summary>
    internal static IQueryable<FlowDraftRow> At(TrackerDbContext context, Guid flow, Guid draft, int revision) =>
        context.Set<FlowDraftRow>().Where(d => d.FlowId == flow && d.Id == draft && d.Revision == revision);

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
        await At(context, draft.Flow, draft.Id, draft.Revision).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.Definition, draft.Definition)

                // Whose text takes the place of another's had their own version before them.
                .SetProperty(d => d.BasedOn, draft.BasedOn)
                .SetProperty(d => d.Author, draft.Author)
                .SetProperty(d => d.Note, draft.Note)
                .SetProperty(d => d.UpdatedAt, time.GetUtcNow())
                .SetProperty(d => d.Revision, d => d.Revision + 1),
            cancel) == 1;
}
