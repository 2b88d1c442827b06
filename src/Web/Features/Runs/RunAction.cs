using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>What a person can do to a run: what it is called, what will happen, and whether it asks why.</summary>
/// <param name="Consequence">What happens, to whom, and how it can be undone.</param>
public sealed record RunAction(string Name, string Title, string Consequence, string Button, bool AsksWhy, bool IsGrave = false)
{
    public static IReadOnlyList<RunAction> All { get; } =
    [
        new("Override", "Override this gate", "The gate counts as passed although its condition does not hold, and the campaign goes on from there. Your name and reason stay in the journal and in the timeline. Going back to this step undoes it.", "Override this gate", true),
        new("Skip", "Skip this step", "The step ends as skipped, and what comes after it goes on as if it had succeeded. Whoever was asked is no longer waited for. Going back to this step undoes it.", "Skip this step", true),
        new("Retry", "Try this step again", "The step runs once more, from its beginning. Steps that were skipped because it failed get their turn.", "Try this step again", false),
        new("GoBack", "Go back to this step", "What runs there or after it is cancelled, and the run starts again from this step. What has happened stays in the journal; mail that was sent stays sent.", "Go back to this step", true, true),
        new("Pause", "Pause this run", "Nothing goes on until somebody lets it. What falls due meanwhile is held and taken up then.", "Pause this run", false),
        new("GoOn", "Let this run go on", "It takes up what was held while it was paused.", "Let it go on", false),
        new("TryAgain", "Take this run up again", "The engine tries once more what it could not do.", "Take it up again", false),
        new("Cancel", "Cancel this run", "The run ends here. Everything that waits in it is called off: gates, approvals, timers. The campaign and its records stay. This can't be undone, but the flow can be started anew.", "Cancel this run", true, true),
    ];

    public static RunAction? Find(string? name) => All.FirstOrDefault(action => action.Name == name);

    /// <summary>The run's input; null for an action that is none ("TryAgain"), or where the step is missing.</summary>
    public RunInput? Input(long? step, string? path, Actor by) => Name switch
    {
        "Override" when step is { } instance => new RunInput.Override(instance, by),
        "Skip" when step is { } instance => new RunInput.Skip(instance, by),
        "Retry" when step is { } instance => new RunInput.Retry(instance, by),
        "GoBack" when !string.IsNullOrEmpty(path) => new RunInput.GoBack(path, by),
        "Pause" => new RunInput.Pause(by),
        "GoOn" => new RunInput.GoOn(by),
        "Cancel" => new RunInput.Cancel(by),
        _ => null,
    };
}
