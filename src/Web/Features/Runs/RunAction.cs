using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>What a person can do to a run, always with a reason: what it is called and what will happen.</summary>
/// <param name="Consequence">What happens, to whom, and how it can be undone.</param>
public sealed record RunAction(string Name, string Title, string Consequence, string Button, bool IsGrave = false)
{
    public static IReadOnlyList<RunAction> All { get; } =
    [
        new("Override", "Override this gate", "The gate counts as passed although its condition does not hold, and the campaign goes on from there. Your name and reason stay in the journal and in the timeline. Going back to this step undoes it.", "Override this gate"),
        new("Skip", "Skip this step", "The step ends as skipped, and what comes after it goes on as if it had succeeded. Whoever was asked is no longer waited for. Going back to this step undoes it.", "Skip this step"),
        new("Retry", "Try this step again", "The step runs once more, from its beginning. Steps that were skipped because it failed get their turn.", "Try this step again"),
        new("GoBack", "Go back to this step", "What runs there or after it is cancelled, and the run starts again from this step. What has happened stays in the journal; mail that was sent stays sent.", "Go back to this step", IsGrave: true),
        new("Pause", "Pause this run", "No step starts until somebody lets the run go on. What falls due meanwhile is held and taken up then; answers and what people do to its steps still count at once.", "Pause this run"),
        new("GoOn", "Let this run go on", "It takes up what was held while it was paused, and starts what has become ready.", "Let it go on"),
        new("TryAgain", "Take this run up again", "The engine tries once more what it could not do.", "Take it up again"),
        new("Cancel", "Cancel this run", "The run ends here. Everything that waits in it is called off: gates, approvals, timers. The campaign and its records stay. This can't be undone, but the flow can be started anew.", "Cancel this run", IsGrave: true),
    ];

    public static RunAction? Find(string? name) => All.FirstOrDefault(action => action.Name == name);

    /// <summary>Asks the engine to try again, which is no input to the run.</summary>
    public bool IsTryAgain => Name == "TryAgain";

    /// <summary>The run's input; null for an action that is none, or where the step is missing.</summary>
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
