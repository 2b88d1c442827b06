using System.Data.Common;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Flows;

/// <summary>
/// From a draft to a version, in one transaction: the draft goes as the version comes. The version has the draft's id, so a second
/// click, or a second process, finds the version that the first one made.
/// </summary>
internal sealed class DraftPublishing(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time, RecurrenceNotices notices)
{
    public async Task<DraftPublication> PublishAsync(DraftToPublish draft, CancellationToken cancel)
    {
        try
        {
            return await TryAsync(draft, cancel);
        }
        catch (DbUpdateException fault) when (fault.InnerException is DbException)
        {
            // Another publication took the number in the same moment. What it was can be read now.
            return await TryAsync(draft, cancel);
        }
    }

    private async Task<DraftPublication> TryAsync(DraftToPublish draft, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var writing = new VersionWriting(context);
        var latest = await writing.LatestAsync(draft.Flow, cancel);
        var found = await FlowDrafts.FindAsync(context, draft.Flow, cancel);
        var number = latest?.Number ?? 0;
        var why = WhyNot(draft, found, latest);
        if (why != DraftRefusal.None)
        {
            var answer = await RefusedAsync(context, draft, why, number, cancel);
            await transaction.RollbackAsync(cancel);
            await TellAgainAsync(context, draft, latest, cancel);
            return answer;
        }

        if (Faults(found!.Definition, out var definition) is { Count: > 0 } faults)
        {
            return DraftPublication.Refused(DraftRefusal.Faulty, number, faults);
        }

        // Whoever takes the draft away publishes it.
        if (await FlowDrafts.At(context, draft.Flow, draft.Draft, draft.Revision).ExecuteDeleteAsync(cancel) == 0)
        {
            await transaction.RollbackAsync(cancel);
            return await RefusedAsync(context, draft, DraftRefusal.Changed, number, cancel);
        }

        var row = await context.Set<FlowRow>().SingleAsync(f => f.Id == draft.Flow, cancel);
        var version = Version(draft, found.Definition, number + 1);
        var gone = await writing.WriteAsync(row, version, definition!, cancel);
        await transaction.CommitAsync(cancel);
        await notices.TellAsync(row.Name, definition!, version.PublishedAt, gone, CancellationToken.None);
        return DraftPublication.Of(new(row.Id, version.Id, version.Number, definition!.Triggers));
    }

    /// <summary>Who published it may have ended before the scheduler was told. A version that another one has replaced says nothing any more.</summary>
    private async Task TellAgainAsync(TrackerDbContext context, DraftToPublish draft, FlowVersionRow? latest, CancellationToken cancel)
    {
        if (latest is not null && latest.Id == draft.Draft)
        {
            var name = await context.Set<FlowRow>().Where(f => f.Id == draft.Flow).Select(f => f.Name).SingleAsync(cancel);
            await notices.TellAsync(name, DefinitionText.Read(latest.Definition), latest.PublishedAt, [], CancellationToken.None);
        }
    }

    private static DraftRefusal WhyNot(DraftToPublish draft, FlowDraft? found, FlowVersionRow? latest) =>
        found is null || found.Id != draft.Draft ? DraftRefusal.Gone
        : found.Revision != draft.Revision ? DraftRefusal.Changed
        : string.IsNullOrWhiteSpace(draft.Note) ? DraftRefusal.NoteMissing
        : found.BasedOn != (latest?.Number ?? 0) ? DraftRefusal.Outdated
        : latest?.Hash == DefinitionText.HashOf(found.Definition) ? DraftRefusal.Same
        : DraftRefusal.None;

    private static IReadOnlyList<DefinitionFault> Faults(string json, out FlowDefinition? definition)
    {
        try
        {
            definition = DefinitionText.Check(json);
            return [];
        }
        catch (InvalidDefinitionException invalid)
        {
            definition = null;
            return [.. invalid.Faults.Errors];
        }
    }

    /// <summary>Unless the draft is a version of the same text by now. Looked at last: a draft that was there a moment ago may just have become one.</summary>
    private static async Task<DraftPublication> RefusedAsync(
        TrackerDbContext context, DraftToPublish draft, DraftRefusal why, int latest, CancellationToken cancel)
    {
        var version = await context.Set<FlowVersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.Id == draft.Draft && v.FlowId == draft.Flow, cancel);
        return version?.Definition != draft.Definition
            ? DraftPublication.Refused(why, latest)
            : DraftPublication.Of(new(version!.FlowId, version.Id, version.Number, DefinitionText.Read(version.Definition).Triggers));
    }

    private FlowVersionRow Version(DraftToPublish draft, string definition, int number) => new()
    {
        Id = draft.Draft,
        FlowId = draft.Flow,
        Number = number,
        Definition = definition,
        Hash = DefinitionText.HashOf(definition),
        Author = draft.Author,
        Note = draft.Note.Trim(),
        PublishedAt = time.GetUtcNow(),
    };
}
