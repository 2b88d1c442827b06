using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>
/// A run on a virtual clock without any store. After every input the state goes through its bytes and back, so that every test
/// is also a test of stopping there.
/// </summary>
internal sealed class TestRun
{
    private readonly Dictionary<(long, TimerPurpose), DateTimeOffset> _timers = [];

    private TestRun(FlowProgram program) => Program = program;

    public static DateTimeOffset Start0 { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public FlowProgram Program { get; }

    public RunState State { get; private set; } = RunState.New();

    public DateTimeOffset Now { get; set; } = Start0;

    public Value? Facts { get; set; }

    public Zone Zone { get; set; } = TimeZones.Resolve("Europe/London");

    public RunLimits Limits { get; set; } = RunLimits.Default;

    public List<JournalEntry> Journal { get; } = [];

    public List<Effect> Effects { get; } = [];

    public static FlowDefinition Read(string actions, string rest = "")
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(ValueJson.Parse($$"""{ "triggers": { "manual": { "type": "Request" } }, "actions": {{actions}} {{rest}} }"""), faults);
        faults.Errors.ShouldBeEmpty();
        return document!.Definition;
    }

    public static TestRun Of(string actions, string rest = "") => new(FlowProgram.Compile(Read(actions, rest)));

    public TestRun Start(string body = "null")
    {
        Take(new RunInput.Start("manual", ObjectValue.Of(("body", ValueJson.Parse(body)))));
        return this;
    }

    public IReadOnlyList<Effect> Take(RunInput input)
    {
        var before = State.ToBytes();
        var result = Engine.Advance(Program, State, input, new AdvanceContext
        {
            Now = Now,
            Chance = new Random((int)State.Turn),
            Facts = Facts,
            Zone = Zone,
            Limits = Limits,
            CallbackBase = "https://tracker.example/callback/",
        });
        State.ToBytes().AsSpan().SequenceEqual(before).ShouldBeTrue("the state passed in must be left as it was");
        var bytes = result.State.ToBytes();
        State = RunState.Read(Program, bytes);
        State.ToBytes().AsSpan().SequenceEqual(bytes).ShouldBeTrue("a state must survive its bytes");
        Journal.AddRange(result.Journal);
        Effects.AddRange(result.Effects);
        foreach (var effect in result.Effects)
        {
            Note(effect);
        }

        return result.Effects;
    }

    /// <summary>Moves the clock to the next timer and fires it; false where there is none.</summary>
    public bool Next()
    {
        if (_timers.Count == 0 || State.HasEnded)
        {
            return false;
        }

        var ((instance, purpose), due) = _timers.OrderBy(t => t.Value).ThenBy(t => t.Key.Item1).ThenBy(t => t.Key.Item2).First();
        _timers.Remove((instance, purpose));
        Now = due > Now ? due : Now;
        Take(new RunInput.TimerFired(instance, purpose, due));
        return true;
    }

    public TestRun ToEnd()
    {
        for (var i = 0; i < 10_000 && Next(); i++)
        {
        }

        return this;
    }

    /// <summary>Plans a move, with what the journal has where that is wanted.</summary>
    public MigrationPlan PlanTo(FlowProgram to, IReadOnlyDictionary<string, string> renames)
    {
        var plan = RunMigration.Plan(Program, to, State, renames);
        if (plan.Wanted.Count == 0)
        {
            return plan;
        }

        var records = new StepRecords(plan.Wanted);
        Journal.AsEnumerable().Reverse().ToList().ForEach(entry => records.Take(entry, entry.Path));
        return RunMigration.Plan(Program, to, State, renames, records);
    }

    /// <summary>The run as it goes on after a migration, with its clock and its timers.</summary>
    public TestRun MoveTo(MigrationPlan plan, string actions, Actor by)
    {
        var moved = new TestRun(FlowProgram.Compile(Read(actions))) { Now = Now, Facts = Facts };
        plan = plan with { State = RunState.Read(moved.Program, plan.State!.ToBytes()) };
        var result = RunMigration.Apply(plan, moved.Program, "1", "2", by, new AdvanceContext { Now = Now, Chance = new Random(1), Facts = Facts }).Result;
        moved.State = RunState.Read(moved.Program, result.State.ToBytes());
        moved.Journal.AddRange([.. Journal, .. result.Journal]);
        moved.Effects.AddRange([.. Effects, .. result.Effects]);
        moved.Effects.ForEach(moved.Note);
        return moved;
    }

    public void Complete(string path, Value outputs, StepStatus status = StepStatus.Succeeded, string? by = null) =>
        Take(new RunInput.Completed(InstanceOf(path), 1, new Outcome(status, outputs), by is null ? null : new Actor(by)));

    public long InstanceOf(string path) => Journal.Last(e => e.Path == path && e.Instance > 0).Instance;

    public JournalEntry Ended(string path) => Journal.Last(e => e.Path == path && e.Kind == JournalKind.StepEnded);

    public StepStatus StatusOf(string path) => Journal.LastOrDefault(e => e.Path == path && e.Kind is JournalKind.StepEnded or JournalKind.StepWaiting)?.Status ?? StepStatus.None;

    public Value? OutputsOf(string path) => Ended(path).Outputs;

    public T Effect<T>()
        where T : Effect => Effects.OfType<T>().Last();

    private void Note(Effect effect)
    {
        switch (effect)
        {
            case Effect.SetTimer t:
                _timers[(t.Instance, t.Purpose)] = t.DueAt;
                break;
            case Effect.ClearTimer t:
                _timers.Remove((t.Instance, t.Purpose));
                break;
            case Effect.ClearWaits c:
                foreach (var key in _timers.Keys.Where(k => k.Item1 == c.Instance).ToList())
                {
                    _timers.Remove(key);
                }

                break;
            default:
                break;
        }
    }
}
