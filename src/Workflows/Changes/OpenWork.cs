using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Changes;

/// <summary>What a step left open when it stopped waiting.</summary>
public static class OpenWork
{
    private const string Why = "The step that asked no longer waits for it.";

    /// <summary>Withdraws the step's approval or task if it is still open, and takes its reminders off people's lists.</summary>
    public static async Task WithdrawAsync(ICampaignStore store, Guid run, long instance, int attempt, Stamp stamp, CancellationToken cancel)
    {
        var id = StepRecordId.Of(run, instance, attempt);
        var because = stamp with { Why = stamp.Why ?? Why };
        if (await store.FindApprovalAsync(new ApprovalId(id), cancel) is { State: ApprovalState.Open } approval)
        {
            approval.Cancel(because);
        }

        await StepReminders.CloseAsync(store, run, instance, StepReminders.Notices, because, cancel);
        if (await store.FindTaskAsync(new TaskItemId(id), cancel) is { State: TaskState.Open } task)
        {
            task.Drop(because);
        }
    }
}
