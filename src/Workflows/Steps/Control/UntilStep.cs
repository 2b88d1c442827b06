using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Steps;

/// <summary>
/// Runs its steps, then looks whether its condition holds, again and again. Stops when it does, or at a limit: <c>limit.count</c>
/// turns (default 60) or <c>limit.timeout</c> (default PT1H). A turn that has begun is never stopped, whatever it waits for: the
/// time is looked at when it ends, and only the next one does not begin (WDL reference, "Until action"). A turn that fails is followed by the
/// next one, so that a call can be made until it succeeds; a last turn that failed fails the loop. At a limit it otherwise succeeds, as the
/// live service does, and says which in its outputs; with <c>operationOptions: FailWhenLimitsReached</c> it fails.
/// </summary>
internal sealed class UntilStep : StepKind
{
    private const int DefaultCount = 60;

    private static readonly Value DefaultTimeout = Value.Of("PT1H");

    public override bool TimeoutIsItsOwn => true;

    public override Value InputsOf(StepDefinition step) => Value.Null;

    public override void Compile(StepNode step, ProgramCompiler compiler)
    {
        var source = step.Definition;
        var limit = source.Source["limit"];
        if (source.Source["expression"] is not { } expression)
        {
            compiler.Faults.Error($"{source.Path}.expression", "MissingExpression", $"'{step.Name}' needs an expression that ends the loop.");
            return;
        }

        if (limit?.Get("count") is { } written && CountOf(written) is null && written.AsText()?.Contains('@', StringComparison.Ordinal) != true)
        {
            compiler.Faults.Error($"{source.Path}.limit.count", "InvalidLimit", $"A loop makes at least one turn: write a whole number above 0 instead of {written}.");
        }

        if (limit?.Get("timeout") is null && WaitsForPeople(source))
        {
            compiler.Faults.Warn($"{source.Path}.limit.timeout", "DefaultTimeout", $"'{step.Name}' waits for people but has no limit.timeout, so that no further turn begins once an hour has passed. Write how long it may go on, such as P1Y.");
        }

        step.Compiled = new Loop(
            Condition.CompileInside(expression, $"{source.Path}.expression", step, compiler),
            compiler.Template(limit?.Get("count") ?? Value.Of(DefaultCount), $"{source.Path}.limit.count", step),
            compiler.Template(limit?.Get("timeout") ?? DefaultTimeout, $"{source.Path}.limit.timeout", step));
    }

    public override void Start(StepRun run)
    {
        var loop = (Loop)run.Node.Compiled!;
        if (CountOf(run.Evaluate(loop.Count)) is not { } count || Instants.After(run.Evaluate(loop.Timeout), run.Turn.Context) is not { } until)
        {
            run.Fail("InvalidLimit", "A loop's limit is a count above 0 and a timeout as an ISO 8601 duration, such as PT1H.");
            return;
        }

        run.State.Memory = ObjectValue.Of(("count", Value.Of(Math.Min(count, run.Turn.Context.Limits.UntilTurns))), ("until", Value.Of(until.UtcTicks)));
        if (run.Node.Blocks[0].Steps.Length == 0)
        {
            // Nothing in it can change what the condition sees: one look is as good as sixty.
            EndEmpty(run, loop);
            return;
        }

        OpenTurn(run);
    }

    public override void BlockEnded(StepRun run, Frame frame, StepStatus status, StepFault? fault)
    {
        var isOver = status == StepStatus.Cancelled || ((Loop)run.Node.Compiled!).Condition.Holds(run, frame);
        var limit = isOver ? "" : LimitReached(run);
        if (limit is null)
        {
            // Another turn follows, so that nothing of this one can be tried again.
            run.CloseBlock(frame, StepStatus.Succeeded);
            OpenTurn(run);
            return;
        }

        run.CloseBlock(frame, status);
        if (limit.Length > 0 && run.Node.Definition.HasOption("FailWhenLimitsReached"))
        {
            AtLimit(run, limit);
        }
        else
        {
            run.End(status, Outputs(run, limit.Length > 0 ? limit : null), fault);
        }
    }

    private static bool WaitsForPeople(StepDefinition step) => step.Blocks.Any(b => b.Steps.Any(
        s => s.Type is "Campaign.Approval" or "Campaign.Task" or "Campaign.Gate" or "Campaign.WaitForEvent" or "Campaign.Reflection" || WaitsForPeople(s)));

    private static long? CountOf(Value count) => WholeNumber.Read(count, 1, long.MaxValue);

    private static void EndEmpty(StepRun run, Loop loop)
    {
        if (loop.Condition.Holds(run))
        {
            run.Succeed(Outputs(run, null));
        }
        else
        {
            AtLimit(run, "count");
        }
    }

    private static string? LimitReached(StepRun run) =>
        run.State.Turns >= Number(run.State.Memory!, "count") ? "count"
        : run.Now.UtcTicks >= Number(run.State.Memory!, "until") ? "timeout"
        : null;

    private static void OpenTurn(StepRun run) => run.OpenBlock(run.Node.Blocks[0], run.State.Turns++);

    private static void AtLimit(StepRun run, string limit)
    {
        if (run.Node.Definition.HasOption("FailWhenLimitsReached"))
        {
            run.Fail("LimitReached", $"The loop '{run.Node.Name}' reached its limit ({limit}) after {run.State.Turns} turns, and its condition still does not hold.", Outputs(run, limit));
        }
        else
        {
            run.Succeed(Outputs(run, limit));
        }
    }

    private static ObjectValue Outputs(StepRun run, string? limit) =>
        ObjectValue.Of(("iterations", Value.Of(run.State.Turns)), ("limitReached", Value.Of(limit)));

    private static long Number(Value memory, string name) => ((IntegerValue)memory.Get(name)!).Value;

    private sealed record Loop(Condition Condition, Template Count, Template Timeout);
}
