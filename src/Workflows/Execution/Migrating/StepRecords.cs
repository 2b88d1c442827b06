using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>What a run's journal says of finished steps that its state keeps no record of. Filled from the journal's end towards its beginning.</summary>
/// <remarks>Holds one entry a step, however long the journal is. Not safe for use from several threads.</remarks>
/// <param name="wanted">Paths as <see cref="MigrationPlan.Wanted"/> lists them: with the numbers of loop turns, or without any for a step of which only matters whether it ran.</param>
public sealed partial class StepRecords(IEnumerable<string> wanted)
{
    private readonly HashSet<string> _wanted = new(wanted, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, JournalEntry> _found = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyDictionary<string, Value> _contents = new Dictionary<string, Value>();

    /// <summary>Every wanted step has been met: what lies further back says nothing more.</summary>
    public bool IsComplete => _found.Count == _wanted.Count;

    /// <summary>Looks at an entry. Of a step that ran several times the first one given counts, so the latest is given first.</summary>
    /// <param name="path">The step's path in the names of the version that the run is to be moved from; null where that version has no such step.</param>
    public void Take(JournalEntry entry, string? path)
    {
        if (entry is not { Kind: JournalKind.StepEnded, Instance: > 0 } || path is null)
        {
            return;
        }

        // Wanted may be both: the turn of a loop that a person may try again, and whether the step ran in any turn.
        foreach (var asked in new[] { path, WithoutTurns(path) }.Where(_wanted.Contains))
        {
            _found.TryAdd(asked, entry);
        }
    }

    /// <summary>Keys of large values that stand apart from the entries; see <see cref="Fill"/>.</summary>
    /// <param name="contentOf">Gives the key of a value that stands apart, null for any other.</param>
    public IReadOnlyList<string> Contents(Func<Value, string?> contentOf) =>
        [.. _found.Values.SelectMany(e => new[] { e.Inputs, e.Outputs }).OfType<Value>().Select(contentOf).OfType<string>().Distinct()];

    /// <param name="contents">Values by their keys. One that is missing counts as lost.</param>
    public void Fill(IReadOnlyDictionary<string, Value> contents) => _contents = contents;

    /// <summary>The latest record of the step; null where the journal has none.</summary>
    internal JournalEntry? Find(string path) => _found.GetValueOrDefault(path);

    /// <summary>The value itself, also where it stands apart; null where it is gone.</summary>
    internal Value? Whole(Value? value) =>
        value is ObjectValue { Count: 1 } o && o.TryGetExact(StateJson.Reference, out var key) && key.AsText() is { } text ? _contents.GetValueOrDefault(text) : value ?? Value.Null;

    internal static string WithoutTurns(string path) => Turn().Replace(path, "");

    [GeneratedRegex(@"\[\d+\](?=/)")]
    private static partial Regex Turn();
}
