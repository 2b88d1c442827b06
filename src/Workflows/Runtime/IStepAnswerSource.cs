using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// Knows which step waits for what an event tells of: an approval's answer, a finished task, a sent briefing. People's answers are saved
/// with their event in one transaction; dispatch then brings them to the step, so that no answer is lost between the two.
/// </summary>
public interface IStepAnswerSource
{
    /// <summary>The events it knows.</summary>
    IReadOnlyCollection<string> Events { get; }

    /// <returns>Null where no step of a flow waits for it.</returns>
    Task<StepInput?> AnswerAsync(PendingEvent happened, IChangeScope scope, CancellationToken cancel);
}

/// <summary>An input on its way to the run that waits for it.</summary>
public sealed record StepInput(Guid Run, RunInput Input);
