namespace CampaignTracker.Workflows.Runtime.Rows;

/// <summary>One run has moved to another version.</summary>
/// <param name="Turn">The turn that moved it.</param>
/// <param name="Before">The state it had; null where there is no way back to it.</param>
public sealed record MoveWrite(Guid Move, Guid Run, long Turn, DateTimeOffset At, byte[]? Before);

public sealed record MoveUndoneWrite(Guid Move, Guid Run, DateTimeOffset At, string By);

/// <summary>A description whose step has another path; a title that was the step's old name becomes its new one.</summary>
public sealed record WaitRename(Guid Run, long Instance, string Path, string From, string To);
