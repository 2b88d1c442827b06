using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>A scope that is a stage of the campaign: entering it opens a visit of the stage, ending it closes the visit.</summary>
internal sealed class StageStep : StepKind
{
    public const string EnterKind = "EnterStage";
    public const string LeaveKind = "LeaveStage";

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
        run.Change(EnterKind, run.Inputs);
        run.Turn.Note(run.Frame, run.Node, JournalKind.StepNoted, ObjectValue.Of(("entered", run.Input("key") ?? Value.Null)));
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
        Leave(run, status);
        run.End(status, ObjectValue.Of(
            ("key", run.Input("key") ?? Value.Null),
            ("visit", Value.Of(run.State.Visit)),
            ("enteredAt", Records.Instant(run.State.StartedAt)),
            ("completedAt", Records.Instant(run.Now))), fault);
    }

    public override void Cancelled(StepRun run) => Leave(run, StepStatus.Cancelled);

    private static void Leave(StepRun run, StepStatus status) =>
        run.Change(LeaveKind, ObjectValue.Of(("key", run.Input("key") ?? Value.Null), ("status", Value.Of(Records.Name(status)))));
}
