using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Asks people and waits for their answer, for months if need be. Reminds every <c>remindEvery</c> (default P7D), tells <c>escalateTo</c>
/// after <c>escalateAfter</c> and at <c>due</c>. Ends Succeeded whatever the answer; <c>outcome</c> says which it was.
/// </summary>
internal sealed class ApprovalStep : StepKind
{
    public const string ChangeKind = "OpenApproval";

    private static readonly string[] Types = ["FirstToRespond", "EveryoneMustApprove", "Sequential", "CustomResponse"];

    private static readonly Value Weekly = Value.Of("P7D");

    public override string Awaited => "an answer";

    public override bool OutputsTellInputs => true;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var inputs = step.Definition.Inputs;
        var path = $"{step.Definition.Path}.inputs";
        Require(inputs.Get("title"), "title", step, compiler);
        Require(inputs.Get("assignedTo"), "assignedTo", step, compiler);
        if (inputs.Get("approvalType")?.AsText() is { } type && !type.Contains('@') && !Types.Contains(type, StringComparer.OrdinalIgnoreCase))
        {
            compiler.Faults.Error($"{path}.approvalType", "ApprovalType", $"An approval is one of {string.Join(", ", Types)}, not '{type}'.");
        }

        if (string.Equals(inputs.Get("approvalType")?.AsText(), "CustomResponse", StringComparison.OrdinalIgnoreCase) && inputs.Get("options") is null)
        {
            compiler.Faults.Error($"{path}.options", "MissingInput", $"'{step.Name}' asks for a custom response, but names no options.");
        }
    }

    public override void Start(StepRun run)
    {
        var people = People.List(run.Input("assignedTo"));
        if (people.Count == 0)
        {
            run.Fail("NobodyAssigned", "Nobody is asked: assignedTo is empty.");
            return;
        }

        var due = Instants.Read(run.Input("due"), run.Turn.Context.Zone);
        if (run.Input("due") is { } given && due is null)
        {
            run.Fail("InvalidDate", $"The date {given} by which to answer is not a date or time.");
            return;
        }

        if (StepTimes.Fail(run))
        {
            return;
        }

        run.Change(ChangeKind, ((ObjectValue)run.Inputs).With("assignedTo", people).With("due", Records.Instant(due)));
        StepTimes.SetReminder(run, RemindEvery(run));
        if (due is { } at)
        {
            run.SetTimer(TimerPurpose.Deadline, at);
        }

        if (run.Input(StepTimes.EscalateAfter) is { } after && Instants.After(after, run.Turn.Context) is { } escalate)
        {
            run.SetTimer(TimerPurpose.Escalate, escalate);
        }

        DescribeWait(run);
    }

    public override void DescribeWait(StepRun run) => run.Wait(
        Title(run), $"an answer to \"{Title(run)}\"", Instants.Read(run.Input("due"), run.Turn.Context.Zone), People.List(run.Input("assignedTo")));

    public override DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) => timer.Purpose switch
    {
        TimerPurpose.Escalate => Instants.After(run.Input(StepTimes.EscalateAfter), run.State.StartedAt, run.Turn.Context.Zone),
        TimerPurpose.Remind => StepTimes.ReminderAnew(run, RemindEvery(run), timer.DueAt),
        _ => base.DueAnew(run, timer),
    };

    public override void Timer(StepRun run, RunInput.TimerFired timer)
    {
        if (timer.Purpose == TimerPurpose.Remind)
        {
            Notice.Send(run, Notice.Reminded, run.Input("assignedTo"), Title(run), "This approval still waits for an answer.");
            StepTimes.SetReminder(run, RemindEvery(run));
        }
        else
        {
            Notice.Send(run, "escalated", run.Input("escalateTo") ?? run.Input("assignedTo"), Title(run), timer.Purpose == TimerPurpose.Deadline ? "An answer was due by now." : "This approval has waited too long for an answer.");
        }
    }

    private static Value RemindEvery(StepRun run) => run.Input(StepTimes.RemindEvery) ?? Weekly;

    private static string Title(StepRun run) => run.Text("title") ?? run.Node.Name;

    internal static void Require(Value? given, string name, StepNode step, ProgramCompiler compiler)
    {
        if (given is null or NullValue)
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs.{name}", "MissingInput", $"'{step.Name}' needs '{name}'.");
        }
    }
}
