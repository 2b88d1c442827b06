using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Web.Reading.Differences;

/// <summary>What differs between two versions of a flow, in words and with what stood there before and after.</summary>
/// <param name="Around">Outside of the steps: what starts it, its parameters and outputs.</param>
public sealed record DifferenceView(
    IReadOnlyList<DifferentStep> Added,
    IReadOnlyList<DifferentStep> Removed,
    IReadOnlyList<Renamed> Renamed,
    IReadOnlyList<ChangedLines> Changed,
    IReadOnlyList<ChangeLine> Around)
{
    public bool IsEmpty => Added.Count + Removed.Count + Renamed.Count + Changed.Count + Around.Count == 0;

    /// <summary>"2 steps added, 1 removed, 3 changed".</summary>
    public string Summary
    {
        get
        {
            (int Number, string Word)[] counts = [(Added.Count, "added"), (Removed.Count, "removed"), (Renamed.Count, "renamed"), (Changed.Count, "changed")];
            var words = counts.Where(c => c.Number > 0).Select((c, i) => i == 0 ? $"{Count.Of(c.Number, "step")} {c.Word}" : $"{Count.Number(c.Number)} {c.Word}").ToList();
            if (Around.Count > 0)
            {
                words.Add($"{Count.Of(Around.Select(line => line.What.Split(" › ")[0]).Distinct().Count(), "thing")} around them");
            }
            return words.Count == 0 ? "Nothing differs" : Listing.And(words);
        }
    }

    public static DifferenceView Of(FlowProgram from, FlowProgram to, VersionDifference difference)
    {
        var (old, now) = (Sources(from), Sources(to));
        return new(
            [.. difference.Added.Select(path => Step(path, now))],
            [.. difference.Removed.Select(path => Step(path, old))],
            difference.Renamed,
            [.. difference.Changed.Select(step => new ChangedLines(StepWords.Path(step.Path), [.. step.Changes.SelectMany(ChangeLine.Of)]))],
            [.. difference.Around.SelectMany(ChangeLine.Of)]);
    }

    private static Dictionary<string, StepNode> Sources(FlowProgram program) =>
        program.Steps.DistinctBy(step => step.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(step => step.Name, StringComparer.OrdinalIgnoreCase);

    private static DifferentStep Step(string path, Dictionary<string, StepNode> steps)
    {
        var step = steps[path[(path.LastIndexOf('/') + 1)..]];
        return new(StepWords.Path(path), StepWords.Type(step.Type), ValueJson.Write(step.Definition.Source, indented: true));
    }
}

/// <param name="Definition">As it is written.</param>
public sealed record DifferentStep(string Step, string Kind, string Definition);

public sealed record ChangedLines(string Step, IReadOnlyList<ChangeLine> Lines);
