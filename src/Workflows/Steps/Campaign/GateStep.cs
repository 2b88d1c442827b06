using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Waits until <c>condition</c> holds, and looks again whenever a fact of the campaign changes. A person may let it pass with a reason.
/// Reminds <c>remind</c> every <c>remindEvery</c>; where only one of the two is given, the other is a week, or those who may let it pass.
/// At its deadline it times out (<c>timeoutAtDeadline</c>) or tells <c>escalateTo</c> and waits on.
/// </summary>
internal sealed class GateStep : StepKind
{
    public const string OverriddenKind = "GateOverridden";

    private static readonly Value Weekly = Value.Of("P7D");

    public override string Awaited => "its condition to hold";

    public override bool LooksAtFacts => true;

    public override Value InputsOf(StepDefinition step) =>
        step.Inputs is ObjectValue o ? o.Without("condition").Without("waitingFor") : step.Inputs;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var inputs = step.Definition.Inputs;
        var path = $"{step.Definition.Path}.inputs";
        if (inputs.Get("condition") is not { } condition)
        {
            compiler.Faults.Error($"{path}.condition", "MissingExpression", $"The gate '{step.Name}' does not say what must hold before it opens.");
            return;
        }

        step.Compiled = new Gate(
            Condition.Compile(condition, $"{path}.condition", step, compiler),
            compiler.Template(inputs.Get("waitingFor") ?? Value.Of("its condition to hold"), $"{path}.waitingFor", step));
    }

    public override void Start(StepRun run)
    {
        if (Passed(run))
        {
            return;
        }

        if (StepTimes.Fail(run))
        {
            return;
        }

        run.Emit(new Effect.AwaitFacts(run.State.Instance));
        if (run.Input("deadline") is { } deadline)
        {
            if (Instants.Read(deadline, run.Turn.Context.Zone) is not { } due)
            {
                run.Fail("InvalidDate", $"The gate's deadline {deadline} is not a date or time.");
                return;
            }

            run.SetTimer(TimerPurpose.Deadline, due);
        }

        SetReminder(run);
        DescribeWait(run);
    }

    public override void LookAgain(StepRun run)
    {
        if (!Passed(run))
        {
            DescribeWait(run);
        }
    }

    public override void DescribeWait(StepRun run)
    {
        var deadline = Instants.Read(run.Input("deadline"), run.Turn.Context.Zone);
        run.Wait(Title(run), WaitingFor(run), deadline, run.Input("mayOverride") is { } may ? People.List(may) : People.LeadAndAdministrators);
    }

    public override DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) => timer.Purpose == TimerPurpose.Remind
        ? RemindEvery(run) is { } every ? StepTimes.ReminderAnew(run, every, timer.DueAt) : null
        : base.DueAnew(run, timer);

    public override void Timer(StepRun run, RunInput.TimerFired timer)
    {
        if (Passed(run))
        {
            return;
        }

        if (timer.Purpose == TimerPurpose.Remind)
        {
            Notice.Send(run, Notice.Reminded, run.Input("remind") ?? run.Input("mayOverride") ?? People.LeadAndAdministrators, Title(run), $"Still waiting for {WaitingFor(run)}.");
            SetReminder(run);
        }
        else if (run.Input("timeoutAtDeadline") is BooleanValue { Value: true })
        {
            run.End(StepStatus.TimedOut, Outputs(run, false, "", ""), new("DeadlinePassed", $"The deadline passed while waiting for {WaitingFor(run)}."));
        }
        else
        {
            Notice.Send(run, "escalated", run.Input("escalateTo"), Title(run), $"The deadline has passed. Still waiting for {WaitingFor(run)}.");
            DescribeWait(run);
        }
    }

    public override void Override(StepRun run, Actor by)
    {
        if (string.IsNullOrWhiteSpace(by.Reason))
        {
            run.Turn.Refuse("ReasonMissing", "Say why the gate may be passed although its condition does not hold.", by);
            return;
        }

        run.Change(OverriddenKind, ObjectValue.Of(("title", Value.Of(Title(run))), ("by", Value.Of(by.Name)), ("reason", Value.Of(by.Reason))));
        run.End(StepStatus.Succeeded, Outputs(run, true, by.Name, by.Reason), null, by);
    }

    private static bool Passed(StepRun run)
    {
        var passes = ((Gate)run.Node.Compiled!).Condition.Holds(run);
        if (passes)
        {
            run.Succeed(Outputs(run, true, "facts", ""));
        }

        return passes;
    }

    private static void SetReminder(StepRun run)
    {
        if (RemindEvery(run) is { } every)
        {
            StepTimes.SetReminder(run, every);
        }
    }

    /// <summary>Null where nobody is reminded.</summary>
    private static Value? RemindEvery(StepRun run) => run.Input(StepTimes.RemindEvery) ?? (run.Input("remind") is null ? null : Weekly);

    private static string Title(StepRun run) => run.Text("title") ?? run.Node.Name;

    private static string WaitingFor(StepRun run) => ValueText.Of(run.Evaluate(((Gate)run.Node.Compiled!).WaitingFor));

    private static ObjectValue Outputs(StepRun run, bool passed, string by, string reason) => ObjectValue.Of(
        ("passed", Value.Of(passed)), ("by", Value.Of(by)), ("reason", Value.Of(reason)), ("at", Records.Instant(run.Now)));

    private sealed record Gate(Condition Condition, Template WaitingFor);
}
