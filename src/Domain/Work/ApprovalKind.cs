namespace CampaignTracker.Domain.Work;

/// <summary>As in the flow language. The standard options are Approve and Reject.</summary>
public enum ApprovalKind
{
    /// <summary>The first answer decides.</summary>
    FirstToRespond,

    /// <summary>Everyone asked must approve; the first rejection decides.</summary>
    EveryoneMustApprove,

    /// <summary>As everyone, but one after the other in the order given.</summary>
    Sequential,

    /// <summary>The options are the asker's own. The first answer decides, or all answers are awaited.</summary>
    CustomResponse,
}
