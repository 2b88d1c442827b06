using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A scope that is a stage of the campaign: entering it opens a visit of the stage, ending it closes the visit.</summary>
internal sealed class StageStep : StepKind
{
    public const string EnterKind = "EnterStage";
    public const string LeaveKind = "LeaveStage";

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        foreach (var name in (string[])["key", "title"])
        {
            if (step.Definition.Inputs.Get(name)?.AsText() is not { Length: > 0 })
            {
                compiler.Faults.Error($"{step.Definition.Path}.inputs.{name}", "MissingInput", $"The stage '{step.Name}' needs a {name}.");
            }
        }
    }

    public override void Start(StepRun run)
    {
        Enter(run);
        run.OpenBlock(run.Node.Blocks[0]);
    }

    /// <summary>Only a refusal comes back: the campaign could not open the stage.</summary>
    public override void Completed(StepRun run, RunInput.Completed done)
    {
        if (done.Outcome.Status == StepStatus.Failed)
        {
            run.End(done);
        }
    }

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        run.CloseBlock(frame, status);
        run.End(status, ObjectValue.Of(
            ("key", run.Input("key") ?? Value.Null),
            ("visit", Value.Of(run.State.Visit)),
            ("enteredAt", Records.Instant(run.State.StartedAt)),
            ("completedAt", Records.Instant(run.Now))), fault);
    }

    public override void Ending(StepRun run, StepStatus status)
    {
        if (run.Input("key") is { } key)
        {
            run.Change(LeaveKind, ObjectValue.Of(("key", key), ("status", Value.Of(Records.Name(status)))));
        }
    }

    /// <summary>It was left when it failed, so it is entered again: as the next visit.</summary>
    public override void Reopened(StepRun run)
    {
        var visits = run.Frame.Visits ??= [];
        visits[run.Node.Ordinal] = run.State.Visit;
        run.State.Visit++;
        run.State.StartedAt = run.Now;
        Enter(run);
    }

    private static void Enter(StepRun run)
    {
        run.Change(EnterKind, run.Inputs);
        run.Note(ObjectValue.Of(("entered", run.Input("key") ?? Value.Null)));
    }
}
