using CampaignTracker.Workflows.Scheduling.Jobs;

namespace CampaignTracker.Persistence.Tests.Scheduling;

/// <summary>Recurring work that only notes what it was asked to do; several nodes may share one. Quartz looks for missed fires about once a minute, so a fire may take that long.</summary>
internal sealed class Recorded : IRecurringWork
{
    public const string KindName = "recorded";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _gate = new();
    private readonly List<RecurringFire> _fires = [];
    private readonly List<(Func<IReadOnlyList<RecurringFire>, bool> Holds, TaskCompletionSource Done)> _waits = [];

    public string Kind => KindName;

    public IReadOnlyList<RecurringFire> Fires
    {
        get
        {
            lock (_gate)
            {
                return [.. _fires];
            }
        }
    }

    public async Task<RecurringFire> FireOf(string name)
    {
        await Until(fires => fires.Any(f => f.Name == name));
        return Fires.First(f => f.Name == name);
    }

    /// <exception cref="TimeoutException">It did not come to hold in three minutes.</exception>
    public Task Until(Func<IReadOnlyList<RecurringFire>, bool> holds)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waits.Add((holds, done));
            Look();
        }

        return done.Task.WaitAsync(Patience);
    }

    public Task RunAsync(RecurringFire fire, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _fires.Add(fire);
            Look();
        }

        return Task.CompletedTask;
    }

    private void Look()
    {
        foreach (var (holds, done) in _waits)
        {
            if (holds(_fires))
            {
                done.TrySetResult();
            }
        }
    }
}
