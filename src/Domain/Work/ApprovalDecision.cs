namespace CampaignTracker.Domain.Work;

/// <summary>What the answers so far decide.</summary>
internal static class ApprovalDecision
{
    /// <summary>The outcome, or null while more answers are needed.</summary>
    public static string? Of(Approval approval) => approval.Kind switch
    {
        ApprovalKind.FirstToRespond => First(approval),
        ApprovalKind.EveryoneMustApprove or ApprovalKind.Sequential => Everyone(approval),
        ApprovalKind.CustomResponse => approval.AwaitAll ? Joined(approval) : First(approval),
    };

    private static string? First(Approval approval) => approval.Responses.Count > 0 ? approval.Responses[0].Choice : null;

    private static string? Everyone(Approval approval) =>
        approval.Responses.Any(r => r.Choice == Approval.Reject) ? Approval.Reject
            : approval.Slots.All(s => s.IsAnswered) ? Approval.Approve
            : null;

    private static string? Joined(Approval approval) =>
        approval.Slots.All(s => s.IsAnswered) ? string.Join(", ", approval.Responses.Select(r => r.Choice)) : null;
}
