using CampaignTracker.Workflows.Scheduling.Durations;

namespace CampaignTracker.Workflows.Samples;

/// <summary>What happens in a rehearsal from <c>From</c> to <c>Until</c>, both inclusive, that no flow can know: facts and answers.</summary>
/// <param name="Facts">In order of time.</param>
/// <param name="SeedAnswers">Used instead of <paramref name="Answers"/> for the same step when the sample is not rehearsed but made the start of a living campaign.</param>
public sealed record RehearsalScript(
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<SampleFact> Facts,
    IReadOnlyList<SampleAnswer> Answers,
    IReadOnlyList<SampleAnswer> SeedAnswers);

/// <summary>How a person answers a step that waits for one: an approval, a task ("Done"), a sign-off, a reflection, a gate ("Override").</summary>
/// <param name="Step">The step's name in the flow.</param>
/// <param name="Visit">Which time the step asks, from 1; null for every time.</param>
/// <param name="AfterWorkingDays">0 answers two hours after it was asked, n at 14:00 of the nth working day after it.</param>
/// <param name="On">The day it is answered, at 14:00; wins over <paramref name="AfterWorkingDays"/>. A day that is past when it is asked: at once.</param>
/// <param name="UnlessAskedWithin">Leaves it open if it was asked less than this before the end, so that something waits for a reader to answer.</param>
public sealed record SampleAnswer(
    string Step,
    string Answer,
    string By,
    string? Comment,
    int? Visit,
    int AfterWorkingDays,
    DateOnly? On,
    IsoDuration? UnlessAskedWithin);
