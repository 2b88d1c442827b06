using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>What must hold of every move, tried on random flows, random positions and random changes.</summary>
public sealed class MigrationLaws
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 400)];

    /// <summary>A step is skipped for one predecessor while another is yet to come, and what comes after it has begun. Chance rarely makes such a flow.</summary>
    public static TheoryData<int> SkippedEarly => [2594];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_finished_step_never_runs_again_and_a_wait_keeps_its_time(int seed)
    {
        if (Move(seed) is not { } move)
        {
            return;
        }

        var (run, moved, renames) = move;
        var before = Timers(run.State);
        foreach (var (instance, due) in Timers(moved.State).Where(t => before.ContainsKey(t.Key)))
        {
            due.ShouldBe(before[instance]);
        }

        var past = run.Journal.Count;
        Drive(moved);
        var finished = run.Journal.Where(e => e is { Kind: JournalKind.StepEnded, Instance: > 0, Status: not StepStatus.Cancelled }).Select(e => Renamed(e.Path, renames)).ToHashSet();
        var again = moved.Journal.Skip(past).Where(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 }).Select(e => e.Path);
        again.Where(p => Plain(p) == p && finished.Contains(p)).ShouldBeEmpty("a finished step ran again");

        // The other place: a finished step may not run under its name anywhere but where a loop goes on.
        var names = finished.Where(p => Plain(p) == p).Select(NameOf).ToHashSet();
        moved.Journal.Skip(past).Where(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 }).Select(e => NameOf(e.Path)).Where(names.Contains).ShouldBeEmpty();
        moved.Journal.Where(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 }).GroupBy(e => e.Instance).ShouldAllBe(g => g.Count() == 1);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_step_starts_before_what_it_stands_behind_has_ended(int seed)
    {
        if (Move(seed) is not { } move)
        {
            return;
        }

        var moved = move.Moved;
        for (var i = 0; i < 60 && !moved.State.HasEnded; i++)
        {
            foreach (var frame in LiveSteps.Frames(moved.State.Root!).Where(f => f.Open > 0))
            {
                frame.Block.Steps.Where(s => frame.Statuses[s.Ordinal] is not (StepStatus.None or StepStatus.Skipped))
                    .SelectMany(s => s.After).ShouldAllBe(p => frame.Statuses[p.Ordinal] >= StepStatus.Succeeded);
            }

            moved.Next();
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_a_move_skips_at_once_was_said_before(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var run = At(definition, seed);
        var change = new ChangedFlow(seed);
        var now = change.Of(definition);
        if (run.State.HasEnded || run.PlanTo(FlowProgram.Compile(TestRun.Read(now)), change.Renames) is not { IsAllowed: true } plan)
        {
            return;
        }

        var moved = run.MoveTo(plan, now, new Actor("Anna"));
        var skipped = moved.Journal.Skip(run.Journal.Count).Where(e => e is { Kind: JournalKind.StepEnded, Status: StepStatus.Skipped, Instance: 0 }).Select(e => e.Path).ToList();
        plan.Passed.Concat(plan.Skips).Where(p => !skipped.Contains(p)).ShouldBeEmpty("what was said happened");
        if (plan.Starts.Count == 0)
        {
            skipped.Except(plan.Passed).ShouldBe(plan.Skips, ignoreOrder: true);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_move_that_took_the_run_no_further_is_undone_to_the_very_state_it_had(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var run = At(definition, seed);
        var change = new ChangedFlow(seed);
        var to = FlowProgram.Compile(TestRun.Read(change.Of(definition)));
        if (run.State.HasEnded || run.PlanTo(to, change.Renames) is not { IsAllowed: true } plan)
        {
            return;
        }

        var context = new AdvanceContext { Now = run.Now, Chance = new Random(1) };
        var made = RunMigration.Apply(plan, to, "1", "2", new("Anna"), context);
        if (made.TookOn)
        {
            return;
        }

        var undone = RunMigration.Undo(run.Program, run.State, plan.Positions, "1", "2", new("Jo"), context);
        undone.State.ToBytes().ShouldBe(run.State.ToBytes());
        undone.Effects.OfType<Effect.RenameWait>().Select(e => (e.Instance, e.From, e.To))
            .ShouldBe(made.Result.Effects.OfType<Effect.RenameWait>().Select(e => (e.Instance, e.To, e.From)));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    [MemberData(nameof(SkippedEarly))]
    public void A_move_that_changes_only_words_passes_nothing_and_the_run_ends_as_it_would_have_ended(int seed)
    {
        // A throw of the dice depends on the turn, and a move is a turn.
        var definition = new RandomFlow(seed).Block().Replace("rand(0, 2)", "0", StringComparison.Ordinal).Replace("rand(0, 3)", seed % 2 == 0 ? "0" : "1", StringComparison.Ordinal);
        var run = At(definition, seed);
        if (run.State.HasEnded)
        {
            return;
        }

        var now = definition.Replace("\"Ask\"", "\"Please answer\"", StringComparison.Ordinal).Replace("div(1, 0)", "div(2, 0)", StringComparison.Ordinal);
        var plan = run.PlanTo(FlowProgram.Compile(TestRun.Read(now)), new Dictionary<string, string>());
        plan.Refusals.ShouldBeEmpty();
        plan.Passed.ShouldBeEmpty();

        var moved = run.MoveTo(plan, now, new Actor("Anna"));
        DriveOn(run);
        DriveOn(moved);
        moved.State.Status.ShouldBe(run.State.Status);
        Ends(moved).ShouldBe(Ends(run), ignoreOrder: true);
    }

    [Fact]
    public void The_laws_are_tried_on_enough_moves_that_are_made()
    {
        var moves = Enumerable.Range(1, 400).Select(Move).OfType<(TestRun, TestRun, IReadOnlyDictionary<string, string>)>().ToList();
        moves.Count.ShouldBeGreaterThan(100);
        moves.Count(m => m.Item3.Count > 0).ShouldBeGreaterThan(30);
    }

    private static (TestRun Run, TestRun Moved, IReadOnlyDictionary<string, string> Renames)? Move(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var run = At(definition, seed);
        var change = new ChangedFlow(seed);
        var now = change.Of(definition);
        if (run.State.HasEnded)
        {
            return null;
        }

        var plan = run.PlanTo(FlowProgram.Compile(TestRun.Read(now)), change.Renames);
        return plan.IsAllowed ? (run, run.MoveTo(plan, now, new Actor("Anna")), change.Renames) : null;
    }

    /// <summary>Every approval is answered, every timer fires.</summary>
    internal static void Drive(TestRun run)
    {
        for (var i = 0; i < 60 && !run.State.HasEnded; i++)
        {
            run.Next();
            Answer(run);
        }
    }

    private static void Answer(TestRun run)
    {
        var over = run.Journal.Where(e => e.Kind == JournalKind.StepEnded).Select(e => e.Instance).ToHashSet();
        foreach (var open in run.Journal.Where(e => e is { Kind: JournalKind.StepWaiting, StepType: "Campaign.Approval" } && !over.Contains(e.Instance)).ToList())
        {
            run.Take(new RunInput.Completed(open.Instance, 1, Outcome.Succeeded(ObjectValue.Of(("answer", Value.Of(open.Instance))))));
        }
    }

    /// <summary>Answers come only where the clock moved on, so that it makes no difference that a moved run meets again the timers that have fired.</summary>
    private static void DriveOn(TestRun run)
    {
        for (var i = 0; i < 300 && !run.State.HasEnded; i++)
        {
            var before = run.Now;
            if (!run.Next() || run.Now > before)
            {
                Answer(run);
            }
        }
    }

    private static IEnumerable<string> Ends(TestRun run) => run.Journal.Where(e => e.Kind == JournalKind.StepEnded).Select(e => $"{e.Path} {e.Status}");

    internal static TestRun At(string definition, int seed)
    {
        var run = TestRun.Of(definition).Start();
        for (var i = seed % 7; i > 0; i--)
        {
            run.Next();
            if (seed % 2 == 0)
            {
                Answer(run);
            }
        }

        return run;
    }

    private static Dictionary<long, string> Timers(RunState state) =>
        LiveSteps.Frames(state.Root ?? new Frame(new Block { Index = 0, Label = "", Owner = null }, null, -1, null)).SelectMany(f => f.States).OfType<StepState>()
            .Where(s => s.Timers is { Count: > 0 }).ToDictionary(s => s.Instance, s => string.Join(", ", s.Timers!.Select(t => $"{t.Purpose} {t.DueAt:o}")));

    private static string Renamed(string path, IReadOnlyDictionary<string, string> renames) => string.Join('/', path.Split('/').Select(part =>
    {
        var name = part.Split('[')[0];
        return renames.TryGetValue(name, out var now) ? now + part[name.Length..] : part;
    }));

    private static string Plain(string path) => path.Contains('[', StringComparison.Ordinal) ? "" : path;

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
