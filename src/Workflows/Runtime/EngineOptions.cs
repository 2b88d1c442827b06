namespace CampaignTracker.Workflows.Runtime;

/// <summary>How the engine shares out its work. The defaults suit one to eight nodes.</summary>
public sealed record EngineOptions
{
    /// <summary>Items and requests that one transaction takes at most, and child runs that begin in it. 1 to 1,000.</summary>
    public int BatchSize { get; init; } = 200;

    /// <summary>Turns under way at once in this process. SQLite has one writer, so more than 1 helps only on a server.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Calls that reach outside, under way at once in this process.</summary>
    public int Calls { get; init; } = 8;

    /// <summary>How long a call is left to the node that took it. It is renewed at a third of this. With the default a dead node's calls are taken over well within 30 seconds, on a busy machine too.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait at most before looking for work that other nodes left.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Failures after which an item is parked and its run shows the trouble.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The wait after the first failure; it doubles with each, up to 10 minutes.</summary>
    public TimeSpan Backoff { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>An event that wakes more runs than this is written out as work items first, so that the batch stays small.</summary>
    public int DirectWakes { get; init; } = 200;

    /// <summary>The zone of dates and times without one, <c>Site:TimeZone</c>.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>Names this process in leases.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <summary>Gives the address at which a webhook's partner answers a run; the instance number is appended. Null: no webhooks.</summary>
    public Func<Guid, string>? CallbackBase { get; init; }

    /// <summary>Shown every input a run takes with what came of it, before the commit; what is undone and tried again is shown again. For recording runs. Null: nobody looks.</summary>
    public Action<TakenInput>? Taken { get; init; }

    public Execution.RunLimits Limits { get; init; } = Execution.RunLimits.Default;

    public TimeSpan BackoffAfter(int attempt) =>
        TimeSpan.FromTicks(Math.Min(TimeSpan.FromMinutes(10).Ticks, Backoff.Ticks << Math.Min(attempt - 1, 16)));
}
