using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// One input worked off: a queue of steps that may start (or must be skipped), run until it is empty. Everything a step does to
/// its run goes through here, so effects, journal and state can't differ. Lives for one call of <see cref="Engine.Advance"/>.
/// </summary>
internal sealed partial class Turn
{
    /// <summary>What any step costs, however little it does.</summary>
    private const int StepWork = 128;

    private const int EvaluationWork = 48;

    /// <summary>An exception takes as long as many steps.</summary>
    private const int FaultWork = 1_500;

    private readonly Queue<(Frame Frame, int Ordinal, bool Skip)> _ready = new();
    private readonly TurnScope _scope;
    private int _ended;
    private StepNode? _atWork;

    public Turn(FlowProgram program, RunState state, AdvanceContext context)
    {
        Program = program;
        State = state;
        Context = context;
        Work = new WorkAllowance(context.Limits.WorkPerTurn);
        _scope = new TurnScope(program, state, context, Work);
    }

    public FlowProgram Program { get; }

    public RunState State { get; }

    public AdvanceContext Context { get; }

    /// <summary>What everything in the turn may do together.</summary>
    public WorkAllowance Work { get; }

    /// <summary>Working days of the campaign's jurisdiction; of England and Wales where none is known.</summary>
    public IWorkingDays WorkingDays => Context.WorkingDays ?? WorkingCalendars.EnglandAndWales;

    public List<Effect> Effects { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>Starts what is ready until nothing is.</summary>
    public void Run()
    {
        while (_ready.TryDequeue(out var next))
        {
            if (Work.IsSpent && State.Status == RunStatus.Running)
            {
                FailRun(new(ErrorCodes.WorkPerTurn, $"{Work.Words} It was at '{_atWork?.Name}'."));
                return;
            }

            if (State.Status != RunStatus.Running || next.Frame.Statuses[next.Ordinal] != StepStatus.None)
            {
                continue;
            }

            if (++_ended > Context.Limits.StepsPerTurn)
            {
                FailRun(new("StepsPerTurn", $"More than {Context.Limits.StepsPerTurn:N0} steps ran without a rest. Look for a loop that has no end, or put a Wait into it."));
                return;
            }

            Work.Take(StepWork);
            _atWork = next.Frame.Block.Steps[next.Ordinal];
            if (next.Skip)
            {
                EndSkipped(next.Frame, next.Frame.Block.Steps[next.Ordinal]);
            }
            else
            {
                StartStep(next.Frame, next.Frame.Block.Steps[next.Ordinal]);
            }
        }
    }

    public void Open(Frame frame)
    {
        if (frame.Open == 0)
        {
            CloseFrame(frame);
            return;
        }

        foreach (var ordinal in frame.Block.First)
        {
            _ready.Enqueue((frame, ordinal, false));
        }
    }

    public void Enqueue(Frame frame, int ordinal) => _ready.Enqueue((frame, ordinal, false));

    public Value Evaluate(Template template, Frame frame, Value? item = null)
    {
        if (template.IsConstant)
        {
            return template.Evaluate(_scope);
        }

        Work.Spend(EvaluationWork);
        _scope.Frame = frame;
        _scope.ItemHere = item;
        var value = template.Evaluate(_scope);
        _scope.ItemHere = null;
        return value;
    }

    public Value EvaluateForWebhook(Template template, Frame frame, long instance)
    {
        _scope.CallbackInstance = instance;
        try
        {
            return Evaluate(template, frame);
        }
        finally
        {
            _scope.CallbackInstance = 0;
        }
    }

    private void StartStep(Frame frame, StepNode node)
    {
        var state = new StepState
        {
            Instance = State.NextInstance++,
            StartedAt = Context.Now,
            Visit = frame.Visits is { } visits && visits.TryGetValue(node.Ordinal, out var times) ? times + 1 : 1,
        };
        frame.Statuses[node.Ordinal] = StepStatus.Running;
        frame.States[node.Ordinal] = state;
        var run = new StepRun(this, frame, node);
        if (node.Unmade is { } unmade)
        {
            run.Fail(unmade.Code, unmade.Message);
            return;
        }

        try
        {
            var inputs = node.Kind.EvaluatesInputs ? Evaluate(node.Inputs, frame) : Value.Null;
            if (Count(inputs, $"The inputs of '{node.Name}'") is { } tooBig)
            {
                run.Fail(tooBig.Code, tooBig.Message);
                return;
            }

            state.Inputs = inputs;
            if (node.Static is { } given)
            {
                run.End(given.Status, given.Outputs, given.Fault);
                return;
            }

            // Before the step does anything that a wrong one could not take back.
            var due = node.Timeout is null ? null : DueOf(run, node.Timeout);
            if (node.Timeout is not null && due is null)
            {
                return;
            }

            node.Kind.Start(run);
            if (frame.Statuses[node.Ordinal] is StepStatus.Running or StepStatus.Waiting && due is { } over)
            {
                run.SetTimer(TimerPurpose.Timeout, over);
            }
        }
        catch (ExpressionException fault)
        {
            Fail(frame, node, fault);
        }
    }

    /// <summary>A scope that had ended goes on: its limit counts anew.</summary>
    public void Reopen(Frame frame, StepNode node)
    {
        var run = new StepRun(this, frame, node);
        node.Kind.Reopened(run);
        try
        {
            if (node.Timeout is { } timeout && DueOf(run, timeout) is { } due)
            {
                run.SetTimer(TimerPurpose.Timeout, due);
            }
        }
        catch (ExpressionException fault)
        {
            Fail(frame, node, fault);
        }
    }

    /// <returns>Null where it is none; the step has failed then.</returns>
    private DateTimeOffset? DueOf(StepRun run, Template timeout)
    {
        var due = Instants.After(Evaluate(timeout, run.Frame), Context);
        if (due is null)
        {
            run.Fail("InvalidTimeout", "The step's limit.timeout is not an ISO 8601 duration such as PT1H, or ends after the year 9999.");
        }

        return due;
    }

    public void Fail(Frame frame, StepNode node, ExpressionException fault)
    {
        Work.Take(FaultWork);
        EndAs(frame, node, StepStatus.Failed, Value.Null, Faults.Of(fault.Error, node));
    }

    /// <summary>Ends a step that has started.</summary>
    public void End(Frame frame, StepNode node, StepStatus status, Value outputs, StepFault? fault, Actor? by = null) =>
        EndAs(frame, node, status, outputs, fault is null ? null : Faults.Of(fault, node), by);

    /// <summary>With a fault as people may see it.</summary>
    private void EndAs(Frame frame, StepNode node, StepStatus status, Value outputs, StepFault? fault, Actor? by = null)
    {
        var state = frame.States[node.Ordinal]!;
        CancelFrames(state);
        if (Count(outputs, $"The outputs of '{node.Name}'") is { } tooBig)
        {
            (status, outputs, fault) = (StepStatus.Failed, Value.Null, fault ?? tooBig);
        }

        if (!TellEnding(frame, node, status, out var unfinished) && status == StepStatus.Succeeded)
        {
            (status, outputs, fault) = (StepStatus.Failed, Value.Null, unfinished);
        }

        Holding.LetGo(this, frame, node);
        ForgetWaits(state);
        ScopeResults.Finish(node, state);
        state.EndedAt = Context.Now;
        state.Outputs = ValueJson.Normalise(outputs);
        state.Fault = Short(fault);
        frame.Statuses[node.Ordinal] = status;
        frame.Open--;
        Journal.Add(EndedEntry(frame, node, state, by));
        Keep(frame, node, state, status);
        Settle(frame, node);
    }

    /// <summary>Lets go of what no later step can refer to. A failed step stays, so that a person can try it again.</summary>
    private static void Keep(Frame frame, StepNode node, StepState state, StepStatus status)
    {
        if (status is StepStatus.Failed or StepStatus.TimedOut)
        {
            return;
        }

        state.Memory = null;
        state.Frames = null;
        if (!node.IsReferenced)
        {
            frame.States[node.Ordinal] = null;
        }
    }

    private void ForgetWaits(StepState state)
    {
        if (state.HasWaits)
        {
            Effects.Add(new Effect.ClearWaits(state.Instance));
            state.HasWaits = false;
        }

        state.Timers = null;
    }

    private void EndSkipped(Frame frame, StepNode node)
    {
        frame.Statuses[node.Ordinal] = StepStatus.Skipped;
        frame.Open--;
        JournalSkipped(frame.Prefix, node);
        Settle(frame, node);
    }
}
