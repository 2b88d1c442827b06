namespace CampaignTracker.Domain.Work;

/// <param name="Options">Only for <see cref="ApprovalKind.CustomResponse"/>; the other kinds have Approve and Reject.</param>
/// <param name="AwaitAll">Only for <see cref="ApprovalKind.CustomResponse"/>: true waits for everyone and joins their answers.</param>
/// <param name="Due">When it times out, exclusive; null waits for ever.</param>
public sealed record ApprovalRequest(
    ApprovalKind Kind,
    string Title,
    IReadOnlyList<Assignee> Assignees,
    string? Details = null,
    IReadOnlyList<string>? Options = null,
    bool AwaitAll = false,
    DateTimeOffset? Due = null,
    string? Link = null);
