namespace CampaignTracker.Workflows.Runtime;

/// <summary>Wakes a loop of this process at once when there is new work, instead of at its next look. Safe for use from several threads.</summary>
/// <remarks>Losing a signal costs only the time until the next look; raising one too many costs one look.</remarks>
public sealed class WakeSignal
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _next = New();

    public void Raise()
    {
        TaskCompletionSource raised;
        lock (_lock)
        {
            (raised, _next) = (_next, New());
        }

        raised.TrySetResult();
    }

    /// <summary>Taken before looking for work, so that what comes during the look is not missed.</summary>
    public Task Next()
    {
        lock (_lock)
        {
            return _next.Task;
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
