namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>
/// Moves a run to another version of its flow. What has ended stays ended, what waits keeps its instance (and so its timers, its
/// answers and its place in every list), and what the new version adds ahead of the run will run. What would lose a wait or run a
/// finished step again is refused, with every reason.
/// </summary>
public static class RunMigration
{
    /// <summary>Works out the move without making it. The result's state is new; <paramref name="state"/> is left as it was.</summary>
    /// <param name="renames">Old step name to new step name.</param>
    /// <param name="records">What the journal has of <see cref="MigrationPlan.Wanted"/> of an earlier plan; null the first time.</param>
    /// <param name="limits">How much the run may keep; null for the defaults.</param>
    public static MigrationPlan Plan(
        FlowProgram from, FlowProgram to, RunState state, IReadOnlyDictionary<string, string> renames, StepRecords? records = null, RunLimits? limits = null)
    {
        var map = new StepMap(from, to, renames);
        var translation = new FrameTranslation(map);
        translation.Refusals.AddRange(WrongRenames(from, to, renames));
        if (state.Status == RunStatus.New && translation.Refusals.Count == 0)
        {
            return new(state.Clone(), [], [], [], []);
        }

        if (state.HasEnded || state.Root is not { } root)
        {
            translation.Refusals.Add("The run is not under way, so there is nothing to move.");
            return new(null, [], translation.Positions, translation.Refusals, translation.Passed);
        }

        var moved = state.Clone();
        moved.Root = translation.Translate(root, null);
        translation.Refusals.AddRange(new RerunCheck(map, moved.Root).Of(root));
        if (translation.Refusals.Count == 0 && new ReadsAhead(map, translation, moved).Provide(records, limits ?? RunLimits.Default) is { Count: > 0 } wanted)
        {
            return new(null, [], translation.Positions, translation.Refusals, translation.Passed) { Wanted = wanted };
        }

        return translation.Refusals.Count > 0
            ? new(null, [], translation.Positions, translation.Refusals, translation.Passed)
            : new(moved, FrameTranslation.Ready(moved.Root), translation.Positions, [], translation.Passed) { Skips = FrameOrder.Skipped(moved.Root), Notes = translation.Notes };
    }

    /// <summary>What is wrong with a mapping, whatever the run; empty where nothing is.</summary>
    public static IReadOnlyList<string> WrongRenames(FlowProgram from, FlowProgram to, IReadOnlyDictionary<string, string> renames) =>
    [
        .. renames.Keys.Where(old => !from.ByName.ContainsKey(old)).Select(old => $"The old version has no step '{old}' to rename."),
        .. renames.Where(r => !to.ByName.ContainsKey(r.Value)).Select(r => $"The new version has no step '{r.Value}' for '{r.Key}' to become."),
        .. renames.GroupBy(r => r.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => $"Two steps can't both become '{g.Key}'."),
    ];

    /// <summary>Makes a planned move: journals it, lets what waits look again where that is said differently, and starts what has become ready.</summary>
    /// <exception cref="InvalidOperationException">The plan was refused.</exception>
    public static AppliedMove Apply(MigrationPlan plan, FlowProgram to, string fromVersion, string toVersion, Actor by, AdvanceContext context)
    {
        var state = plan.State?.Clone() ?? throw new InvalidOperationException("A refused migration can't be applied.");
        state.Turn++;
        var turn = new Turn(to, state, context);
        Say(turn, $"moved from version {fromVersion} to {toVersion}", by);
        foreach (var path in plan.Passed)
        {
            turn.Journal.Add(new(context.Now, JournalKind.StepEnded, path, "", 0, StepStatus.Skipped, Reason: "The run was past it when it moved to this version."));
        }

        WaitsMoved.Adopt(turn, plan.Positions);
        if (state.Status == RunStatus.Running)
        {
            turn.StartReady();
        }

        return new(new(state, turn.Effects, turn.Journal), WaitsMoved.FailedLooks(turn, plan.Positions), TookOn(plan.State, turn));
    }

    /// <summary>Puts a run back to where it stood before a move that took it no further. The state is the one it had, byte for byte.</summary>
    /// <param name="positions">Of the move: see <see cref="MigrationPlan.Positions"/>.</param>
    public static AdvanceResult Undo(
        FlowProgram old, RunState before, IReadOnlyList<MigrationPosition> positions, string fromVersion, string toVersion, Actor by, AdvanceContext context)
    {
        var state = before.Clone();
        var turn = new Turn(old, state, context);
        Say(turn, $"move undone: back from version {toVersion} to {fromVersion}", by);
        WaitsMoved.GiveBack(turn, positions);
        return new(state, turn.Effects, turn.Journal);
    }

    private static bool TookOn(RunState before, Turn turn) =>
        turn.State.NextInstance != before.NextInstance
        || turn.State.HasEnded
        || turn.Journal.Exists(e => e is { Kind: JournalKind.StepEnded, Instance: > 0 })
        || turn.Effects.Exists(e => e is not (Effect.RenameWait or Effect.DescribeWait or Effect.AwaitFacts));

    private static void Say(Turn turn, string what, Actor by) =>
        turn.Journal.Add(new(turn.Context.Now, JournalKind.PersonActed, "", what, 0, StepStatus.None, By: by.Name, Reason: by.Reason));
}
