using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Moves;

namespace CampaignTracker.Web.Words;

/// <summary>What a move would do to runs that stand alike, as a sentence.</summary>
public static class StandingWords
{
    /// <summary>"12 runs wait at “Evidence, Gate” and would stand at “Evidence, Proof gate”."</summary>
    public static string Sentence(this StandingGroup group)
    {
        var (one, positions) = (group.Runs == 1, Shown(group));
        var runs = Count.Of(group.Runs, "run");
        if (positions.Count == 0)
        {
            return group.IsAllowed ? $"{runs} {(one ? "has" : "have")} not started yet and would start on the new version." : $"{runs} can't be moved.";
        }
        var stand = $"{runs} {Verb(positions, one)} {Steps(positions.Select(p => p.From))}";
        var unlike = positions.Where(p => p.To is not null && p.To != p.From).ToList();
        return !group.IsAllowed ? $"{stand} and can't be moved."
            : unlike.Count == 0 ? $"{stand} and {(one ? "stays" : "stay")} there."
            : $"{stand} and would stand at {Steps(positions.Select(p => p.To!))}.";
    }

    /// <summary>What else would happen to them.</summary>
    public static IEnumerable<string> Consequences(this StandingGroup group)
    {
        if (group.Positions.Where(p => p.LooksAgain).Select(p => p.To!).ToList() is { Count: > 0 } looking)
        {
            yield return $"{Steps(looking)} {(looking.Count == 1 ? "waits" : "wait")} for something else in the new version, and would look right after the move whether to go on.";
        }
        if (group.Starts.Count > 0)
        {
            yield return $"Would start at once: {Steps(group.Starts)}. For {(group.Runs == 1 ? "this run" : "these runs")} the move can't be undone then.";
        }
        if (group.Passed.Count > 0)
        {
            yield return $"Would not run, because it comes before where they stand: {Steps(group.Passed)}.";
        }
        if (group.Skips.Count > 0)
        {
            yield return $"Would be skipped at once, because what comes before has ended in another way: {Steps(group.Skips)}.";
        }
        foreach (var note in group.Notes)
        {
            yield return Plain(note);
        }
    }

    /// <summary>A sentence of the engine with steps as people read them.</summary>
    public static string Plain(string sentence) => sentence.Replace('_', ' ');

    private static List<Standing> Shown(StandingGroup group)
    {
        var waiting = group.Positions.Where(p => p.Status == StepStatus.Waiting).ToList();
        return waiting.Count > 0 ? waiting : [.. group.Positions];
    }

    private static string Verb(List<Standing> positions, bool one) =>
        positions[0].Status == StepStatus.Waiting ? one ? "waits at" : "wait at" : one ? "is at work at" : "are at work at";

    private static string Steps(IEnumerable<string> paths)
    {
        var steps = paths.Distinct().Select(path => $"“{StepWords.Path(path)}”").ToList();
        return steps.Count <= 6 ? Listing.And(steps) : $"{string.Join(", ", steps.Take(5))} and {steps.Count - 5} more";
    }
}
