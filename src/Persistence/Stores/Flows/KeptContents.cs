using CampaignTracker.Persistence.Engine;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Flows;

internal static class KeptContents
{
    /// <summary>So many keys in one query: beyond its limit of parameters EF Core sends SQL Server a list whose texts compare by another collation than the column's.</summary>
    public const int Page = 1000;

    /// <summary>Large values by their keys; those that are not there are missing from the answer.</summary>
    public static async Task<Dictionary<string, byte[]>> ReadAsync(TrackerDbContext context, IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var page in keys.Chunk(Page))
        {
            foreach (var row in await context.Set<ContentRow>().AsNoTracking().Where(c => page.Contains(c.Hash)).ToListAsync(cancel))
            {
                found[row.Hash] = row.Bytes;
            }
        }

        return found;
    }
}
