using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What a move means for the waits that people see: they are called what the new version calls them, and look again where it says their condition differently.</summary>
internal static class WaitsMoved
{
    public static void Adopt(Turn turn, IReadOnlyList<MigrationPosition> positions)
    {
        foreach (var position in positions)
        {
            Rename(turn, position.Instance, position.From, position.To!);
            if (!position.LooksAgain)
            {
                continue;
            }

            if (turn.State.Status == RunStatus.Paused)
            {
                Holding.Hold(turn, new RunInput.LookAgain(position.Instance));
            }
            else
            {
                Engine.LookAfterMove(turn, position.Instance);
            }
        }
    }

    /// <summary>The other way round. A condition is not looked at: the run stands where it stood, and the next change of a fact looks.</summary>
    public static void GiveBack(Turn turn, IReadOnlyList<MigrationPosition> positions)
    {
        foreach (var position in positions)
        {
            Rename(turn, position.Instance, position.To!, position.From);
            if (position.LooksAgain && LiveSteps.Find(turn, position.Instance) is { } run)
            {
                Describe(run);
            }
        }
    }

    /// <summary>A condition of the new version that can't be evaluated ends its step as failed; a move must not do that.</summary>
    public static IReadOnlyList<string> FailedLooks(Turn turn, IReadOnlyList<MigrationPosition> positions)
    {
        var looked = positions.Where(p => p.LooksAgain).Select(p => p.Instance).ToHashSet();
        return
        [
            .. turn.Journal.Where(e => e is { Kind: JournalKind.StepEnded, Status: StepStatus.Failed } && looked.Contains(e.Instance))
                .Select(e => $"'{e.Path}' can't look whether it may go on in the new version: {e.Fault?.Message}"),
        ];
    }

    private static void Rename(Turn turn, long instance, string from, string to)
    {
        if (!string.Equals(from, to, StringComparison.Ordinal))
        {
            turn.Effects.Add(new Effect.RenameWait(instance, to, NameOf(from), NameOf(to)));
        }
    }

    private static void Describe(Steps.StepRun run)
    {
        try
        {
            run.Node.Kind.DescribeWait(run);
        }
        catch (ExpressionException fault)
        {
            // The words on the list can't be made anew just now. They say what the newer version said until the step next looks.
            run.Note(null, Faults.Of(fault.Error, run.Node));
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
