namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>How a rehearsal went.</summary>
/// <param name="Waiting">What the run still waits for at the end, as sentences.</param>
/// <param name="InForceAfterDays">Days from the announcement to the coming into force; null where one of them is missing.</param>
public sealed record RehearsalResult(
    IReadOnlyList<RehearsalLine> Lines,
    RehearsedRun Run,
    InMemoryCampaignStore Records,
    int Mails,
    DateTimeOffset EndedAt,
    IReadOnlyList<string> Waiting,
    int? InForceAfterDays);
