namespace CampaignTracker.Persistence.Stores.Runs;

internal static class Causes
{
    /// <summary>
    /// The exception and what it came from. A turn's campaign records are saved by EF Core, which wraps the database's own exception, in a
    /// DbUpdateException or in an InvalidOperationException that recommends retries.
    /// </summary>
    public static IEnumerable<Exception> Of(Exception exception)
    {
        for (var cause = (Exception?)exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
