using System.Globalization;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A step that calls the outside and tries again after a failure, as its retry policy says. Every attempt has its own idempotency key.</summary>
internal abstract class CallStep : StepKind
{
    public override bool Retries => true;

    public override void Completed(StepRun run, RunInput.Completed done)
    {
        var outcome = done.Outcome;
        if (outcome.Status == StepStatus.Failed && outcome.MayRetry && PolicyOf(run).DelayAfter(run.State.Attempt - FirstAttempt(run) + 1, run.Turn.Context.Chance) is { } delay)
        {
            run.Turn.Note(run.Frame, run.Node, JournalKind.StepRetrying, outcome.Outputs, outcome.Fault);
            run.SetTimer(TimerPurpose.Retry, Instants.Later(run.Now, RetryAfter(outcome.Outputs) ?? delay));
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

    /// <summary>The attempt that first made the present call: a step may make several, and each has its tries.</summary>
    protected virtual int FirstAttempt(StepRun run) => 1;

    /// <summary>The last attempt's outcome.</summary>
    protected virtual void Answered(StepRun run, RunInput.Completed done) => run.End(done);

    private static RetryPolicy PolicyOf(StepRun run)
    {
        if (run.Node.WrittenRetry is not { } written)
        {
            return run.Node.Retry;
        }

        var faults = new FaultList();
        var policy = RetryPolicy.Read(run.Evaluate(written), "retryPolicy", faults);
        return faults.HasErrors ? throw new ExpressionException(new("ArgumentValue", $"{faults[0].Path}: {faults[0].Message}", 0)) : policy;
    }

    /// <summary>When the answer asked to come again (RFC 9110, "Retry-After" in seconds, up to a day): that counts, not the policy's delay.</summary>
    private static TimeSpan? RetryAfter(Value outputs) =>
        long.TryParse(outputs.Get("headers")?.Get("Retry-After")?.AsText(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400
            ? TimeSpan.FromSeconds(seconds)
            : null;
}
