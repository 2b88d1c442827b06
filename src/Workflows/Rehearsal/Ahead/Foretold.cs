namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>What a rehearsal foretells. The same start, assumptions and horizon give the same lines.</summary>
/// <param name="Lines">In order of time; of everything that was played.</param>
/// <param name="Asks">Where an answer was needed, in the order they were.</param>
/// <param name="Waiting">What is still waited for at the end.</param>
/// <param name="Followed">The run that was asked about and those that it started, which <paramref name="Lines"/> can be narrowed to.</param>
/// <param name="Until">As far as it was played.</param>
/// <param name="StoppedBecause">Why it was not played up to the horizon; null where it was.</param>
public sealed record Foretold(
    IReadOnlyList<AheadLine> Lines,
    IReadOnlyList<Ask> Asks,
    IReadOnlyList<StillWaiting> Waiting,
    IReadOnlySet<Guid> Followed,
    DateTimeOffset From,
    DateTimeOffset Until,
    string? StoppedBecause)
{
    /// <summary>Runs of the campaign under way that were too many to be played together with it.</summary>
    public int RunsLeftOut { get; init; }
}

/// <param name="WaitingFor">Completes "waiting for ...".</param>
public sealed record StillWaiting(
    Guid Run, string Flow, string Path, string StepType, string Title, string WaitingFor, DateTimeOffset Since, DateTimeOffset? Until, IReadOnlyList<string> MayAct);

/// <summary>Where a rehearsal stops, so that a page comes at once however a flow is written.</summary>
public sealed record RehearsalLimits
{
    public int Lines { get; init; } = 1_500;

    /// <summary>Transactions of the engine; each copy of a briefing takes about three.</summary>
    public int Turns { get; init; } = 60_000;
}
