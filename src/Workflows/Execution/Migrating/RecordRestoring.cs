using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Puts into a moved run what the journal has of finished steps that the new version reads, and says what can't be had and who would have read it.</summary>
internal sealed class RecordRestoring(StepRecords records, Ahead ahead)
{
    public List<string> Refusals { get; } = [];

    /// <summary>Steps that turned out to have run, so that they were not passed.</summary>
    public List<string> Returned { get; } = [];

    public void Restore(MissingRecord missing)
    {
        switch (missing.Kind)
        {
            case MissingKind.Own:
                Own(missing);
                break;
            case MissingKind.Kept:
                Kept(missing);
                break;
            case MissingKind.Result:
                Result(missing);
                break;
            case MissingKind.InLoop when records.Find(missing.Path) is not null:
                Refuse(missing, "ran in turns of a loop that are over, and what they gave can't be told apart any more", "Read it inside the loop");
                break;
            case MissingKind.Elsewhere when records.Find(missing.Path) is not null:
                Refuse(missing, "finished elsewhere than the new version has it", "Leave it where it stood");
                break;
            case MissingKind.Passed:
                Passed(missing);
                break;
            case MissingKind.InLoop or MissingKind.Elsewhere:
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(missing), missing.Kind, "A kind that no missing record has.");
        }
    }

    private void Own(MissingRecord missing)
    {
        if (records.Find(missing.Path) is not { } entry || entry.Status != missing.Frame.Statuses[missing.Step.Ordinal])
        {
            Refuse(missing, "finished, but the run's journal does not say what it gave");
        }
        else if (Read(missing, missing.Step, entry) is { } state)
        {
            missing.Frame.States[missing.Step.Ordinal] = state;
        }
    }

    private void Kept(MissingRecord missing)
    {
        if (records.Find(missing.Around[0]) is null)
        {
            Refuse(missing, "may have finished, but the run's journal does not say what it gave");
        }
        else if (Latest(missing.Path, missing.Around) is { } entry && Read(missing, missing.Step, entry) is { } state)
        {
            (missing.Frame.Kept ??= [])[missing.Step.Index] = new(entry.Status, state);
        }
    }

    private void Result(MissingRecord missing)
    {
        if (missing.Frame.States[missing.Step.Ordinal] is not { } owner)
        {
            return;
        }

        var given = new List<Value>();
        foreach (var (step, path) in missing.Inner)
        {
            var entry = path is null ? null : Latest(path, owner.Instance);
            if (entry is not null && Read(missing, step, entry) is not { })
            {
                return;
            }

            given.Add(Records.Of(step, entry?.Status ?? StepStatus.Skipped, entry is null ? null : Read(missing, step, entry)));
        }

        owner.Result = ArrayValue.From(given);
    }

    private void Passed(MissingRecord missing)
    {
        if (records.Find(missing.Path) is { Status: StepStatus.Succeeded } entry && Read(missing, missing.Step, entry) is { } state)
        {
            missing.Frame.Statuses[missing.Step.Ordinal] = entry.Status;
            missing.Frame.States[missing.Step.Ordinal] = state;
            missing.Frame.SkippedByPerson?.Remove(missing.Step.Ordinal);
            Returned.Add(missing.Frame.PathOf(missing.Step));
        }
    }

    /// <summary>Of the latest visit of all that stands around it; null where it did not run then.</summary>
    private JournalEntry? Latest(string path, IReadOnlyList<string> around) =>
        around.Select(records.Find).ToList() is var owners && owners.Contains(null) ? null : Latest(path, owners.Max(o => o!.Instance));

    /// <summary>Instances count up, so what ran inside another step has the higher one.</summary>
    private JournalEntry? Latest(string path, long after) => records.Find(path) is { } entry && entry.Instance > after ? entry : null;

    /// <returns>Null where a part is lost; that has been said then.</returns>
    private StepState? Read(MissingRecord missing, StepNode step, JournalEntry entry)
    {
        if (StepNode.Masked.Equals(entry.Outputs))
        {
            Refuse(missing, $"finished, but the outputs of '{step.Name}' are hidden in the run's journal, as its secureData asks for");
            return null;
        }

        var (inputs, outputs) = (records.Whole(entry.Inputs), records.Whole(entry.Outputs));
        if (inputs is null || outputs is null)
        {
            Refuse(missing, $"finished, but the {(outputs is null ? "outputs" : "inputs")} of '{step.Name}' were large and are no longer kept");
            return null;
        }

        return new StepState
        {
            Instance = entry.Instance,
            Visit = entry.Visit,
            Attempt = entry.Attempt,
            StartedAt = entry.StartedAt ?? entry.At,
            EndedAt = entry.At,
            Inputs = inputs,
            Outputs = outputs,
            Fault = entry.Fault,
        };
    }

    /// <summary>Where only what is behind the run would read it the move is made: who goes back there is told by the expression itself. A result could not tell.</summary>
    private void Refuse(MissingRecord missing, string why, string instead = "Let it read something else")
    {
        var readers = missing.Readers.Where(r => missing.Kind == MissingKind.Elsewhere || r.Reference.Kind == ReferenceKind.Result || ahead.MayRead(r))
            .Select(NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        if (readers.Count > 0)
        {
            Refusals.Add($"{string.Join(" and ", readers)} would read what '{missing.Step.Name}' gave. That {why}. {instead}, or leave the run on its version.");
        }
        else if (missing.Kind is MissingKind.Kept or MissingKind.InLoop)
        {
            (missing.Frame.Kept ??= [])[missing.Step.Index] = EndedStep.Lost;
        }
    }

    private static string NameOf(StepReference place) =>
        (place.Step ?? place.From.Owner) is { } reader ? $"'{reader.Name}'" : "The flow's output";
}
