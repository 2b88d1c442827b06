using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>Ends the run with the status it names and cancels what waits.</summary>
internal sealed class TerminateStep : StepKind
{
    private const string OwnCode = "Terminated";

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var status = step.Definition.Inputs.Get("runStatus")?.AsText();
        if (status is null || (!status.Contains('@') && StatusOf(status) is null))
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs.runStatus", "RunStatus", "A flow can be ended as Succeeded, Failed or Cancelled.");
        }
    }

    public override void Start(StepRun run)
    {
        if (StatusOf(run.Text("runStatus")) is not { } status)
        {
            run.Fail("RunStatus", $"A flow can be ended as Succeeded, Failed or Cancelled, not as {run.Input("runStatus") ?? Value.Null}.");
            return;
        }

        var turn = run.Turn;
        var error = run.Input("runError");
        StepFault? fault = status != RunStatus.Failed ? null
            : run.Node.SecureInputs ? Faults.Of(new StepFault(OwnCode, ""), run.Node)
            : new(error?.Get("code")?.AsText() ?? OwnCode, error?.Get("message")?.AsText() ?? $"The flow was ended as failed by '{run.Node.Name}'.");
        run.Frame.Statuses[run.Node.Ordinal] = StepStatus.Succeeded;
        run.Frame.Open--;
        run.State.EndedAt = run.Now;
        turn.JournalEnded(run.Frame, run.Node);
        turn.Stop(status, fault);
    }

    private static RunStatus? StatusOf(string? text) => text?.ToUpperInvariant() switch
    {
        "SUCCEEDED" => RunStatus.Succeeded,
        "FAILED" => RunStatus.Failed,
        "CANCELLED" => RunStatus.Cancelled,
        _ => null,
    };
}
