namespace CampaignTracker.Workflows.Execution.Migrating;

/// <summary>
/// What the steps in a run's journal are called by now: each move of the run may have renamed them. A move that was undone
/// counts for nothing, because nothing happened while it lasted.
/// </summary>
/// <param name="moves">The moves of the run that stand, each with the turn that made it and its mapping from old step name to new step name.</param>
public sealed class NamesSince(IEnumerable<(long Turn, IReadOnlyDictionary<string, string> Renames)> moves)
{
    private readonly List<(long Turn, Dictionary<string, string> Renames)> _moves =
        [.. moves.OrderBy(m => m.Turn).Select(m => (m.Turn, new Dictionary<string, string>(m.Renames, StringComparer.OrdinalIgnoreCase)))];

    /// <summary>Today's path of a step that was written into the journal in a turn; null where its name has gone to another step since.</summary>
    public string? PathOf(string path, long turn)
    {
        foreach (var (_, renames) in _moves.Where(m => m.Turn > turn && m.Renames.Count > 0))
        {
            var parts = path.Split('/');
            for (var i = 0; i < parts.Length; i++)
            {
                var name = StepRecords.WithoutTurns(parts[i] + "/").TrimEnd('/');
                if (renames.TryGetValue(name, out var now))
                {
                    parts[i] = now + parts[i][name.Length..];
                }
                else if (renames.Values.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    return null;
                }
            }

            path = string.Join('/', parts);
        }

        return path;
    }
}
