using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A step that calls the outside and tries again after a failure, as its retry policy says. Every attempt has its own idempotency key.</summary>
internal abstract class CallStep : StepKind
{
    public override bool Retries => true;

    public override void Completed(StepRun run, RunInput.Completed done)
    {
        var outcome = done.Outcome;
        if (outcome.Status == StepStatus.Failed && outcome.MayRetry && run.Node.Retry.DelayAfter(run.State.Attempt, run.Turn.Context.Chance) is { } delay)
        {
            run.Turn.Note(run.Frame, run.Node, JournalKind.StepRetrying, outcome.Outputs, outcome.Fault);
            run.SetTimer(TimerPurpose.Retry, run.Now + delay);
            return;
        }

        Answered(run, done);
    }

    public override void Timer(StepRun run, RunInput.TimerFired timer)
    {
        run.State.Attempt++;
        CallAgain(run, timer.Purpose);
    }

    protected abstract void CallAgain(StepRun run, TimerPurpose purpose);

    /// <summary>The last attempt's outcome.</summary>
    protected virtual void Answered(StepRun run, RunInput.Completed done) => run.End(done);
}
