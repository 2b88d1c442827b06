using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>"Pace and space": a protected pause with a review form. Ends when it is answered, or when it is over (<c>lasts</c>, default P7D).</summary>
internal sealed class ReflectionStep : StepKind
{
    public const string ChangeKind = "OpenReflection";

    private static readonly Value OneWeek = Value.Of("P7D");

    public override string Awaited => "the pause to end, or for the review to be written";

    public override void Compile(StepNode step, ProgramCompiler compiler) =>
        ApprovalStep.Require(step.Definition.Inputs.Get("title"), "title", step, compiler);

    public override void Start(StepRun run)
    {
        if (Instants.After(run.Input("lasts") ?? OneWeek, run.Turn.Context) is not { } until)
        {
            run.Fail("InvalidDuration", "'lasts' is not an ISO 8601 duration such as P7D.");
            return;
        }

        run.Change(ChangeKind, ((ObjectValue)run.Inputs).With("assignedTo", Assigned(run)).With("until", Records.Instant(until)));
        run.SetTimer(TimerPurpose.Due, until);
        DescribeWait(run);
    }

    public override void DescribeWait(StepRun run) => run.Wait(
        run.Text("title") ?? run.Node.Name, Awaited, run.TimerOf(TimerPurpose.Due), Assigned(run));

    public override DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) =>
        timer.Purpose == TimerPurpose.Due ? Instants.After(run.Input("lasts") ?? OneWeek, run.State.StartedAt, run.Turn.Context.Zone) : null;

    public override void Timer(StepRun run, RunInput.TimerFired timer) =>
        run.Succeed(ObjectValue.Of(("answers", Value.Null), ("completedBy", Value.Null), ("timedOut", Value.True)));

    private static ArrayValue Assigned(StepRun run) =>
        People.List(run.Input("assignedTo")) is { Count: > 0 } people ? people : ArrayValue.From([Value.Of("role:lead")]);
}
