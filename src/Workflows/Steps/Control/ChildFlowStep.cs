using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Starts another flow and waits for its response or its end. The flow is named by <c>host.workflowReferenceName</c>,
/// <c>host.workflow.id</c> or <c>host.workflow.name</c>; <c>body</c> and <c>headers</c> become its trigger's outputs.
/// </summary>
internal sealed class ChildFlowStep : StepKind
{
    public const string ChangeKind = "StartFlow";

    public override string Awaited => "the flow it started to end";

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        if (step.Definition.Inputs is ObjectValue inputs && NameIn(inputs["host"]) is null && inputs["host"] is null or ObjectValue)
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs.host", "MissingFlow", $"'{step.Name}' does not say which flow to start. Name it in host.workflowReferenceName or host.workflow.id.");
        }
    }

    public override void Start(StepRun run)
    {
        var name = NameIn(run.Input("host"));
        if (name is null)
        {
            run.Fail("MissingFlow", "The step does not say which flow to start (inputs.host.workflow).");
            return;
        }

        run.Change(ChangeKind, ObjectValue.Of(
            ("flow", Value.Of(name)),
            ("outputs", ObjectValue.Of(("headers", run.Input("headers") ?? ObjectValue.Empty), ("body", run.Input("body") ?? Value.Null)))));
        run.Wait(run.Node.Name, $"the flow '{name}' to end");
    }

    /// <summary>The flow that was started may have made the code of its fault from what it was given.</summary>
    public override void Completed(StepRun run, RunInput.Completed done) =>
        run.End(run.Node.SecureInputs && done.Outcome.Fault is not null ? done with { Outcome = done.Outcome with { Fault = new("ChildFlowFailed", "") } } : done);

    private static string? NameIn(Value? host) =>
        host?.Get("workflowReferenceName")?.AsText()
        ?? host?.Get("workflow")?.Get("name")?.AsText()
        ?? host?.Get("workflow")?.Get("id")?.AsText();
}
