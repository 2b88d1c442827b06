using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>A wish of somebody in this process that waits to be part of a commit. It is answered only after that.</summary>
internal abstract class TurnRequest(CancellationToken cancel)
{
    private readonly TaskCompletionSource<RequestResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<RequestResult> Done => _done.Task;

    /// <summary>The caller has gone; what has not begun need not.</summary>
    public CancellationToken Cancel { get; } = cancel;

    /// <summary>Used before? Then this is only answered.</summary>
    public virtual string? Key => null;

    /// <summary>The run that must be locked for it; null where it brings its own or concerns several.</summary>
    public virtual Guid? Run => null;

    public void Answer(RequestResult result) => _done.TrySetResult(result);

    public void Fail(Exception fault) => _done.TrySetException(fault);

    public void GiveUp() => _done.TrySetCanceled(Cancel);
}

internal sealed class StartRequest(StartRun start, CancellationToken cancel) : TurnRequest(cancel)
{
    public StartRun Start => start;

    public override string? Key { get; } = start.Key is null ? null : "start/" + start.Key;
}

/// <summary>A line for a trigger's history where nothing started.</summary>
internal sealed class NoteRequest(Guid flow, string trigger, string reason, CancellationToken cancel) : TurnRequest(cancel)
{
    public Guid Flow => flow;

    public string Trigger => trigger;

    public string Reason => reason;
}

internal sealed class InputRequest(Guid run, RunInput input, string? key, CancellationToken cancel) : TurnRequest(cancel)
{
    public RunInput Input => input;

    public override string? Key { get; } = key is null ? null : $"input/{run}/{key}";

    public override Guid? Run => run;
}

internal sealed class RewriteRequest(Guid run, Func<RunToRewrite, RunRewrite?> rewrite, CancellationToken cancel) : TurnRequest(cancel)
{
    public Func<RunToRewrite, RunRewrite?> Rewrite => rewrite;

    public override Guid? Run => run;
}

internal sealed class EventRequest(PendingEvent happened, CancellationToken cancel) : TurnRequest(cancel)
{
    public PendingEvent Event => happened;
}

/// <summary>A call was performed: its item goes in the same commit in which the run hears of it.</summary>
internal sealed class CallDoneRequest(WorkItem item, RunInput.Completed? input, CancellationToken cancel) : TurnRequest(cancel)
{
    public WorkItem Item => item;

    public RunInput.Completed? Input => input;

    public override Guid? Run => input is null ? null : item.Run;
}

/// <summary>A call could not be performed: it is put off, or parked when it has failed too often.</summary>
internal sealed class DeferRequest(WorkItem item, CancellationToken cancel) : TurnRequest(cancel)
{
    public WorkItem Item => item;
}

/// <summary>A run's parked items are taken up again.</summary>
internal sealed class TryAgainRequest(Guid run, Actor by, string? key, CancellationToken cancel) : TurnRequest(cancel)
{
    public Actor By => by;

    public override string? Key { get; } = key is null ? null : $"input/{run}/{key}";

    public override Guid? Run => run;
}
