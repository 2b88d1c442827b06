using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>What one kind of step does. One instance serves all runs: what a step must remember is in its run's state.</summary>
internal abstract class StepKind
{
    /// <summary>The part of the document that is evaluated into <see cref="StepRun.Inputs"/> when the step starts.</summary>
    public virtual Value InputsOf(StepDefinition step) => step.Inputs;

    /// <summary>False where the inputs hold expressions that must not be evaluated at the start.</summary>
    public virtual bool EvaluatesInputs => true;

    /// <summary>True where <c>limit.timeout</c> means something of the kind's own.</summary>
    public virtual bool TimeoutIsItsOwn => false;

    /// <summary>True where a retry policy applies.</summary>
    public virtual bool Retries => false;

    /// <summary>True where outputs repeat inputs, so that they are hidden with them.</summary>
    public virtual bool OutputsTellInputs => false;

    /// <summary>What a step of this kind waits for, in words that tell nothing of its inputs.</summary>
    public virtual string Awaited => "its turn";

    /// <summary>The inputs as the journal and the step's record may show them: without passwords and keys.</summary>
    public virtual Value Shown(Value inputs) => inputs;

    /// <summary>The retry policy as written, and where in the step it stands.</summary>
    public virtual (Value? Policy, string Place) RetryPolicyOf(StepDefinition step) =>
        step.Inputs.Get("retryPolicy") is { } inputs && !step.Source.Has("retryPolicy") ? (inputs, "inputs.retryPolicy") : (step.Source["retryPolicy"], "retryPolicy");

    /// <summary>Compiles what the kind needs beyond its inputs, and lists what is wrong with the step.</summary>
    public virtual void Compile(StepNode step, ProgramCompiler compiler)
    {
    }

    /// <summary>Starts the step. It ends it, lets it wait, or opens blocks.</summary>
    public abstract void Start(StepRun run);

    public virtual void Timer(StepRun run, RunInput.TimerFired timer)
    {
    }

    /// <summary>
    /// When a timer would be due if it were set by today's rules: what is kept of a date or time of day is what was meant, and a
    /// zone may have changed its rules since. Null where the timer's instant was exact from the start.
    /// </summary>
    public virtual DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) =>
        timer.Purpose == TimerPurpose.Deadline ? Instants.Read(run.Input("deadline") ?? run.Input("due"), run.Turn.Context.Zone) : null;

    /// <summary>The zones' rules have changed; the step's timers follow them already. <paramref name="moved"/> where one of them differs.</summary>
    public virtual void ZonesChanged(StepRun run, bool moved)
    {
        if (moved)
        {
            DescribeWait(run);
        }
    }

    public virtual void Event(StepRun run, RunInput.EventArrived arrived)
    {
    }

    /// <summary>Whether an event is one that <see cref="Event"/> would take; what is to be said where it is not goes into the journal.</summary>
    public virtual bool Awaits(StepRun run, RunInput.EventArrived arrived) => false;

    public virtual void LookAgain(StepRun run)
    {
    }

    /// <summary>True where the step waits for facts to change, by a condition that stands in the definition.</summary>
    public virtual bool LooksAtFacts => false;

    /// <summary>The waiting step goes on under a version of the flow that says its condition differently.</summary>
    public virtual void Moved(StepRun run) => LookAgain(run);

    /// <summary>Says again what the step waits for, and does nothing else.</summary>
    public virtual void DescribeWait(StepRun run)
    {
    }

    public virtual void Completed(StepRun run, RunInput.Completed done) => run.End(done);

    public virtual void Override(StepRun run, Actor by) =>
        run.Turn.Refuse("NotAGate", "Only a gate can be overridden. Skip the step instead.", by);

    /// <summary>A block of the step has closed.</summary>
    public virtual void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault) =>
        throw new InvalidOperationException($"{run.Node.Type} has no blocks.");

    /// <summary>
    /// The step ends, however it does: by itself, by a failure, its own <c>limit.timeout</c>, a person's skip or a cancellation. Called once
    /// before it is recorded, also for a step that failed before it started.
    /// </summary>
    public virtual void Ending(StepRun run, StepStatus status)
    {
    }

    /// <summary>The step had ended and goes on, because a person tries a failed step inside it again.</summary>
    public virtual void Reopened(StepRun run)
    {
    }
}
