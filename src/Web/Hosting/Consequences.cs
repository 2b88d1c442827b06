using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Web.Hosting;

/// <summary>
/// Lets the flows react to what a form has just saved before the next page is shown: the stage has moved when the person looks.
/// A busy engine makes nobody wait for long; it catches up by itself anyway.
/// </summary>
public sealed class Consequences(IRuns runs)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public async Task ShowAsync(CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Longest);
        try
        {
            await runs.CatchUpAsync(limited.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It took too long; the engine's own loop goes on with it.
        }
    }
}
