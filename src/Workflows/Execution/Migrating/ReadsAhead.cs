using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>Sees to it that what lies ahead of a moved run reads what really happened: the record is there, is brought back, or the move is refused.</summary>
internal sealed class ReadsAhead(StepMap map, FrameTranslation translation, RunState moved)
{
    /// <returns>Paths of the steps whose records have to be read from the journal first; the move is refused until then.</returns>
    public IReadOnlyList<string> Provide(StepRecords? records, RunLimits limits)
    {
        translation.Refusals.AddRange(Variables());
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

    /// <summary>Variables that a step ahead reads and that only a step behind the run would have made.</summary>
    private IEnumerable<string> Variables()
    {
        var ahead = new Ahead(moved.Root!);
        return map.To.References
            .Where(r => r.Reference is { Kind: ReferenceKind.Variable, Name: { } name } && !moved.Variables.ContainsKey(name) && ahead.MayRead(r))
            .Select(r => (Reader: r.Step ?? r.From.Owner, Name: r.Reference.Name!, Maker: Maker(r.Reference.Name!)))
            .Where(r => r.Maker is not null && r.Maker != r.Reader)
            .Select(r => $"{(r.Reader is { } reader ? $"'{reader.Name}'" : "The flow's output")} reads the variable '{r.Name}', but the run is past '{r.Maker!.Name}', which would have made it. Make it ahead of the run, or leave the run on its version.")
            .Distinct();
    }

    /// <summary>The step that declares the variable, where the run is past it.</summary>
    private StepNode? Maker(string name) => moved.Root!.Block.Steps.FirstOrDefault(s =>
        s.Type == "InitializeVariable"
        && moved.Root.Statuses[s.Ordinal] is StepStatus.Succeeded or StepStatus.Skipped
        && s.Definition.Inputs.Get("variables") is Language.Values.ArrayValue declared
        && declared.Any(v => string.Equals(v.Get("name")?.AsText(), name, StringComparison.OrdinalIgnoreCase)));
}
