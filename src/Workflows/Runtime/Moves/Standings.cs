using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Runtime.Moves;

/// <summary>Gathers what would happen to many runs into what would happen to few kinds of them.</summary>
internal sealed partial class Standings
{
    /// <summary>Kinds that are told apart. Runs of further kinds are counted with the last ones of their sort.</summary>
    private const int MostGroups = 200;

    private const int Examples = 5;

    private readonly Dictionary<string, Kind> _groups = new(StringComparer.Ordinal);

    public int Runs { get; private set; }

    public int Movable { get; private set; }

    public void Add(Guid run, MigrationPlan plan)
    {
        Runs++;
        Movable += plan.IsAllowed ? 1 : 0;
        var kind = Of(plan);
        kind.Runs++;
        if (kind.Examples.Count < Examples)
        {
            kind.Examples.Add(run);
        }
    }

    public MoveForecast ToForecast() => new(
        Runs,
        Movable,
        [],
        [.. _groups.Values.OrderByDescending(g => g.Runs).Select(g => new StandingGroup(g.Runs, g.Positions, g.Starts, g.Passed, g.Refusals, g.Examples) { Skips = g.Skips, Notes = g.Notes })]);

    private Kind Of(MigrationPlan plan)
    {
        var kind = new Kind
        {
            Positions = [.. plan.Positions.Select(p => new Standing(p.Status, Plain(p.From), p.To is null ? null : Plain(p.To), p.LooksAgain)).Distinct()],
            Starts = [.. plan.Starts.Select(Plain).Distinct()],
            Passed = [.. plan.Passed.Select(Plain).Distinct()],
            Skips = [.. plan.Skips.Select(Plain).Distinct()],
            Notes = [.. plan.Notes.Select(Plain).Distinct()],
            Refusals = [.. plan.Refusals.Select(Plain).Distinct()],
        };
        var key = _groups.Count < MostGroups ? kind.Key : plan.IsAllowed ? "further" : "further, refused";
        if (!_groups.TryGetValue(key, out var known))
        {
            _groups.Add(key, known = kind);
        }

        return known;
    }

    /// <summary>"For_each[3]/Ask" and "For_each[4]/Ask" are the same place to a person who decides about hundreds of runs.</summary>
    private static string Plain(string text) => LoopTurn().Replace(text, "");

    [GeneratedRegex(@"\[\d+\](?=/|'|$)")]
    private static partial Regex LoopTurn();

    private sealed class Kind
    {
        public required IReadOnlyList<Standing> Positions { get; init; }

        public required IReadOnlyList<string> Starts { get; init; }

        public required IReadOnlyList<string> Passed { get; init; }

        public required IReadOnlyList<string> Skips { get; init; }

        public required IReadOnlyList<string> Notes { get; init; }

        public required IReadOnlyList<string> Refusals { get; init; }

        public List<Guid> Examples { get; } = [];

        public int Runs { get; set; }

        public string Key => string.Join('\n', [.. Positions.Select(p => p.ToString()), "starts", .. Starts, "passed", .. Passed, "skips", .. Skips, "notes", .. Notes, "refused", .. Refusals]);
    }
}
