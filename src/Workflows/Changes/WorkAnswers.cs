using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Changes;

/// <summary>Brings answered approvals and finished tasks back to the steps that asked.</summary>
public sealed class WorkAnswers : IStepAnswerSource
{
    public IReadOnlyCollection<string> Events { get; } = [EventNames.ApprovalAnswered, EventNames.TaskCompleted];

    public async Task<StepInput?> AnswerAsync(PendingEvent happened, IChangeScope scope, CancellationToken cancel)
    {
        var store = scope.Records<ICampaignStore>();
        var answer = happened.Name == EventNames.ApprovalAnswered
            ? Id(happened, "approval") is { } approval && await store.FindApprovalAsync(new ApprovalId(approval), cancel) is { } answered ? StepAnswers.Of(answered) : null
            : Id(happened, "task") is { } task && await store.FindTaskAsync(new TaskItemId(task), cancel) is { } done ? StepAnswers.Of(done) : null;
        return answer is null ? null : new StepInput(answer.Run, answer.Input);
    }

    private static Guid? Id(PendingEvent happened, string member) =>
        Guid.TryParse(happened.Payload.Get(member)?.AsText(), out var id) ? id : null;
}
