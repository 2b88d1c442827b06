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
    public static MigrationPlan Plan(FlowProgram from, FlowProgram to, RunState state, IReadOnlyDictionary<string, string> renames)
    {
        var map = new StepMap(from, to, renames);
        var translation = new FrameTranslation(map);
        CheckRenames(map, renames, translation.Refusals);
        if (state.HasEnded || state.Root is not { } root)
        {
            translation.Refusals.Add("The run is not under way, so there is nothing to move.");
            return new(null, [], translation.Positions, translation.Refusals, translation.Passed);
        }

        var moved = state.Clone();
        moved.Root = translation.Translate(root, null);
        translation.CheckUnmoved(root);
        return translation.Refusals.Count > 0
            ? new(null, [], translation.Positions, translation.Refusals, translation.Passed)
            : new(moved, FrameTranslation.Ready(moved.Root), translation.Positions, [], translation.Passed);
    }

    /// <summary>Makes a planned move: journals it and starts what has become ready.</summary>
    /// <exception cref="InvalidOperationException">The plan was refused.</exception>
    public static AdvanceResult Apply(MigrationPlan plan, FlowProgram to, string fromVersion, string toVersion, Actor by, AdvanceContext context)
    {
        var state = plan.State?.Clone() ?? throw new InvalidOperationException("A refused migration can't be applied.");
        state.Turn++;
        var turn = new Turn(to, state, context);
        turn.Journal.Add(new(context.Now, JournalKind.PersonActed, "", $"moved from version {fromVersion} to {toVersion}", 0, StepStatus.None, By: by.Name, Reason: by.Reason));
        foreach (var path in plan.Passed)
        {
            turn.Journal.Add(new(context.Now, JournalKind.StepEnded, path, "", 0, StepStatus.Skipped, Reason: "The run was past it when it moved to this version."));
        }

        if (state.Status == RunStatus.Running)
        {
            turn.StartReady();
        }

        return new(state, turn.Effects, turn.Journal);
    }

    private static void CheckRenames(StepMap map, IReadOnlyDictionary<string, string> renames, List<string> refusals)
    {
        foreach (var (old, now) in renames)
        {
            if (!map.From.ByName.ContainsKey(old))
            {
                refusals.Add($"The old version has no step '{old}' to rename.");
            }

            if (!map.To.ByName.ContainsKey(now))
            {
                refusals.Add($"The new version has no step '{now}' for '{old}' to become.");
            }
        }

        foreach (var twice in renames.GroupBy(r => r.Value, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            refusals.Add($"Two steps can't both become '{twice.Key}'.");
        }
    }
}
