using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Api;

/// <summary>Waits for the answer of a run's Response step, whichever node runs it: it stands in the run's journal.</summary>
internal sealed class RunAnswers(IDbContextFactory<TrackerDbContext> contexts, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    /// <returns>Null where it has not answered in time; an answer of null where it ended without one.</returns>
    public async Task<RunAnswer?> WaitAsync(Guid run, TimeSpan longest, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        var seen = 0L;
        while (true)
        {
            await using (var context = await contexts.CreateDbContextAsync(cancel))
            {
                // The status before the journal: what ends in between is found in the journal.
                var ended = await context.Set<RunRow>().AnyAsync(r => r.Id == run && r.EndedAt != null, cancel);
                foreach (var row in await context.Set<RunJournalRow>().AsNoTracking().Where(j => j.RunId == run && j.Turn > seen).OrderBy(j => j.Turn).ThenBy(j => j.Part).ToListAsync(cancel))
                {
                    seen = row.Turn;
                    if (JournalJson.Read(row.Entries).FirstOrDefault(JournalJson.IsAnswer) is { Outputs: { } outputs })
                    {
                        return new(await WholeAsync(context, run, outputs, cancel));
                    }
                }

                if (ended)
                {
                    return new(null);
                }
            }

            if (time.GetElapsedTime(since) >= longest)
            {
                return null;
            }

            await Task.Delay(Look, time, cancel);
        }
    }

    private static async Task<Value> WholeAsync(TrackerDbContext context, Guid run, Value outputs, CancellationToken cancel)
    {
        var key = JournalJson.IsHidden(outputs) ? RunContents.AnswerOf(run) : JournalJson.ContentOf(outputs);
        return key is not null && await context.Set<ContentRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Hash == key, cancel) is { } kept ? ValueJson.Parse(kept.Bytes) : outputs;
    }
}

internal sealed record RunAnswer(Value? Response);
