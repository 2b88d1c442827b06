using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Tells people something on a wall-clock schedule: once (<c>at</c>), on working days before a deadline (<c>before</c>), or again and
/// again (<c>schedule</c>) until a condition holds (<c>until</c>). A time that has passed when the step starts, or while nothing ran, is
/// put out once, marked late: of several passed times before a deadline the one nearest to it, of a schedule the first that was missed.
/// </summary>
internal sealed class ReminderStep : StepKind
{
    public const string ChangeKind = "Remind";

    /// <summary>The condition holds: what still lies on people's lists has become pointless.</summary>
    public const string OverKind = "RemindersOver";

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);

    /// <summary>No zone has moved its clocks by more at once, but for the date line.</summary>
    private static readonly TimeSpan Shift = TimeSpan.FromHours(3);

    public override string Awaited => "the time to remind people";

    public override Value InputsOf(StepDefinition step) => step.Inputs is ObjectValue o ? o.Without("until") : step.Inputs;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var inputs = step.Definition.Inputs;
        ApprovalStep.Require(inputs.Get("title"), "title", step, compiler);
        ApprovalStep.Require(inputs.Get("to"), "to", step, compiler);
        var ways = ((string[])["at", "before", "schedule"]).Count(w => inputs.Get(w) is not null);
        if (ways != 1)
        {
            compiler.Faults.Error($"{step.Definition.Path}.inputs", "ReminderTime", $"'{step.Name}' needs one of 'at', 'before' or 'schedule', and only one.");
        }

        if (inputs.Get("until") is { } until)
        {
            step.Compiled = Condition.Compile(until, $"{step.Definition.Path}.inputs.until", step, compiler);
        }
    }

    public override void Start(StepRun run)
    {
        run.State.Memory = ObjectValue.Of(("sent", ArrayValue.Empty), ("from", Value.Of(run.Now.UtcTicks)));
        if (Holds(run))
        {
            Over(run);
            return;
        }

        if (ReminderPlan.Read(run, out var fault) is not { } plan)
        {
            run.Fail("InvalidReminder", fault);
            return;
        }

        if (run.Node.Compiled is not null)
        {
            run.Emit(new Effect.AwaitFacts(run.State.Instance));
        }

        if (plan.LastPassed(run.Now) is { } passed)
        {
            PutOut(run, passed);
        }

        Next(run, plan);
    }

    public override bool LooksAtFacts => true;

    /// <summary>A reminder that had no end by facts may have one in the new version.</summary>
    public override void Moved(StepRun run)
    {
        if (run.Node.Compiled is not null)
        {
            run.Emit(new Effect.AwaitFacts(run.State.Instance));
        }

        LookAgain(run);
    }

    public override void LookAgain(StepRun run)
    {
        if (Holds(run))
        {
            Over(run);
        }
    }

    /// <summary>
    /// A time that the rules no longer put there has moved to the one nearest to it that was not put out yet, within hours; where there
    /// is none, it stays.
    /// </summary>
    public override DateTimeOffset? DueAnew(StepRun run, RunInput.TimerFired timer) =>
        timer.Purpose == TimerPurpose.Due ? ReminderPlan.Read(run, out _)?.Nearest(timer.DueAt, Shift, LastPutOut(run)) : null;

    public override void DescribeWait(StepRun run)
    {
        if (run.TimerOf(TimerPurpose.Due) is { } next)
        {
            run.Wait(run.Text("title")!, $"the time to remind people of \"{run.Text("title")}\"", next);
        }
    }

    public override void Timer(StepRun run, RunInput.TimerFired timer)
    {
        if (Holds(run))
        {
            Over(run);
            return;
        }

        var plan = ReminderPlan.Read(run, out _)!;
        PutOut(run, plan.LastPassed(run.Now) is { } nearest && nearest > timer.DueAt ? nearest : timer.DueAt);
        Next(run, plan);
    }

    private static bool Holds(StepRun run) => run.Node.Compiled is Condition until && until.Holds(run);

    private void Next(StepRun run, ReminderPlan plan)
    {
        if (plan.NextAfter(run.Now) is { } next)
        {
            run.SetTimer(TimerPurpose.Due, next);
            DescribeWait(run);
        }
        else
        {
            Done(run);
        }
    }

    private static DateTimeOffset? LastPutOut(StepRun run) =>
        run.State.Memory?.Get("sent") is ArrayValue { Count: > 0 } sent ? Instants.Read(sent[^1].Get("at"), run.Turn.Context.Zone) : null;

    private static void PutOut(StepRun run, DateTimeOffset dueAt)
    {
        var late = run.Now - dueAt > Late;
        run.Change(ChangeKind, ObjectValue.Of(
            ("title", run.Input("title") ?? Value.Null),
            ("text", run.Input("text") ?? Value.Null),
            ("to", People.List(run.Input("to"))),
            ("dueAt", Records.Instant(dueAt)),
            ("late", Value.Of(late)),
            ("link", run.Input("link") ?? Value.Null)), comesAgain: run.Input("schedule") is not null);
        var memory = (ObjectValue)run.State.Memory!;
        var sent = ObjectValue.Of(("at", Records.Instant(dueAt)), ("late", Value.Of(late)));
        run.Note(sent);

        // The journal holds them all; the state only what an output of reasonable size can show.
        var list = ((ArrayValue)memory["sent"]!).Append(sent).TakeLast(100);
        run.State.Memory = memory.With("sent", ArrayValue.From(list));
    }

    private static void Over(StepRun run)
    {
        run.Change(OverKind, ObjectValue.Empty);
        Done(run);
    }

    private static void Done(StepRun run) => run.Succeed(ObjectValue.Of(("sent", run.State.Memory!.Get("sent")!)));
}
