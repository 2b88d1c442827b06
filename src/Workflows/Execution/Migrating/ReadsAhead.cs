using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Sees to it that what lies ahead of a moved run reads what really happened: the record is there, is brought back, or the move is refused.</summary>
internal sealed class ReadsAhead(StepMap map, FrameTranslation translation, RunState moved)
{
    /// <returns>Paths of the steps whose records have to be read from the journal first; the move is refused until then.</returns>
    public IReadOnlyList<string> Provide(StepRecords? records, RunLimits limits)
    {
        translation.Refusals.AddRange(Variables());
        TakeOverNumbers();
        var missing = new MissingRecords(map, translation).Find();
        if (missing.Count == 0)
        {
            return [];
        }

        if (records is null)
        {
            translation.Refusals.Add("What finished steps gave has to be read from the run's journal first.");
            return [.. missing.SelectMany(m => m.Wanted).Distinct(StringComparer.OrdinalIgnoreCase)];
        }

        var restoring = new RecordRestoring(records, new Ahead(moved.Root!));
        foreach (var record in missing.OrderBy(m => m.Kind == MissingKind.Result))
        {
            restoring.Restore(record);
        }

        translation.Passed.RemoveAll(restoring.Returned.Contains);
        translation.Refusals.AddRange(restoring.Refusals.Distinct());
        moved.Size = StateSize.Of(moved);
        if (moved.Size > limits.StateCharacters)
        {
            translation.Refusals.Add($"With what the new version reads of finished steps the run would have to remember more than {limits.StateCharacters:N0} characters. Let it read less of them, or leave the run on its version.");
        }

        return [];
    }

    /// <summary>Variables that a step ahead reads or changes and that it would not find as the new version means them.</summary>
    private IEnumerable<string> Variables()
    {
        var ahead = new Ahead(moved.Root!);
        return map.To.References
            .Where(r => r.Reference is { Kind: ReferenceKind.Variable, Name: not null } && ahead.MayRead(r))
            .Select(WhyNotVariable)
            .OfType<string>()
            .Distinct();
    }

    private string? WhyNotVariable(StepReference place)
    {
        var (name, reader) = (place.Reference.Name!, place.Step ?? place.From.Owner);
        var uses = $"{(reader is null ? "The flow's output" : $"'{reader.Name}'")} {(IsChange(place) ? "changes" : "reads")} the variable '{name}'";
        if (!map.To.Variables.TryGetValue(name, out var type))
        {
            return $"{uses}, which the new version does not initialise. Initialise it ahead of the run, or leave the run on its version.";
        }

        if (Maker(name) is not { } maker || maker == reader)
        {
            return null;
        }

        if (!moved.Variables.TryGetValue(name, out var kept))
        {
            return $"{uses}, but the run is past '{maker.Name}', which would have made it. Make it ahead of the run, or leave the run on its version.";
        }

        return VariableType.Of(type) is { } known && known.TakeOver(kept) is null
            ? $"{uses}, which is {known.Words} in the new version, but the run holds {Describe.Kind(kept)} in it. Take another name for the new variable and initialise it ahead of the run, or leave the run on its version."
            : null;
    }

    private static bool IsChange(StepReference place) => place.Step is { Kind: ChangeVariableStep } step && place.Path == $"{step.Definition.Path}.inputs.name";

    /// <summary>The step that declares the variable, where the run is past it.</summary>
    private StepNode? Maker(string name) => moved.Root!.Block.Steps.FirstOrDefault(s =>
        moved.Root.Statuses[s.Ordinal] is StepStatus.Succeeded or StepStatus.Skipped
        && s.Compiled is DeclaredVariable[] declared
        && declared.Any(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)));

    /// <summary>A number that was kept as another kind of number is from now on what the new version says it is.</summary>
    private void TakeOverNumbers()
    {
        foreach (var (name, kept) in moved.Variables.ToList())
        {
            if (VariableType.Of(map.To.Variables.GetValueOrDefault(name))?.TakeOver(kept) is { } now && !ReferenceEquals(now, kept))
            {
                moved.Variables[name] = now;
                moved.Size = StateSize.Of(moved);
            }
        }
    }
}
