using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Reads records of finished steps out of a run's journal, in parts and from its end, and no further than needed.</summary>
internal sealed class RecordReading(IMoveStore store)
{
    /// <summary>Rows of the journal in memory at once; a row has 500 entries at most.</summary>
    private const int Rows = 20;

    public async Task<StepRecords> ReadAsync(Guid run, IReadOnlyList<string> wanted, CancellationToken cancel)
    {
        var records = new StepRecords(wanted);
        var names = await store.NamesAsync(run, cancel);
        JournalPage? last = null;
        while (!records.IsComplete && await store.JournalAsync(run, last, Rows, cancel) is { Count: > 0 } pages)
        {
            foreach (var page in pages)
            {
                foreach (var entry in page.Entries.Reverse())
                {
                    records.Take(entry, names.PathOf(entry.Path, page.Turn));
                }
            }

            last = pages[^1];
        }

        if (records.Contents(JournalJson.ContentOf) is { Count: > 0 } keys)
        {
            records.Fill(await store.ContentsAsync(keys, cancel));
        }

        return records;
    }
}
