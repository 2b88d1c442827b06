using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Changes;

/// <summary>The handlers of the changes to a campaign's own records. Briefings have theirs with the rest of their code.</summary>
public static class ChangeHandlers
{
    /// <summary>They hold nothing, so one of each serves every turn.</summary>
    public static IReadOnlyList<IChangeHandler> All { get; } =
    [
        new EnterStageHandler(),
        new LeaveStageHandler(),
        new RecordPolicyStateHandler(),
        new OpenApprovalHandler(),
        new OpenTaskHandler(),
        new OpenReflectionHandler(),
        new RemindHandler(),
        new RemindersOverHandler(),
        new NotifyHandler(),
        new GateOverriddenHandler(),
        new WithdrawHandler(),
    ];
}
