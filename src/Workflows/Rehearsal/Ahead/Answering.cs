using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Gives the assumed answers, by the ways in which people give them: the domain's rules decide whether they count.</summary>
internal sealed class Answering(
    InMemoryCampaignStore records, RehearsedBriefings briefings, MemoryFlowStore store, MemoryDesk desk, BriefingSignOff signOff, RunEngine engine,
    AheadLog log, VirtualClock clock, StandInPeople people)
{
    private const string Why = "Assumed in this rehearsal.";

    /// <summary>Does nothing where the step no longer waits.</summary>
    public async Task GiveAsync(Ask ask, AssumedAnswer answer, CancellationToken cancel)
    {
        if (store.FindWait(ask.Run, ask.Instance) is not { } wait)
        {
            return;
        }

        log.Current = default;
        try
        {
            await GiveAsync(ask, wait.Path, answer.Content ?? Value.Null, cancel);
            desk.Save();
            log.Settle();
        }
        catch (RuleBrokenException broken)
        {
            log.Write(AheadKind.Failure, ask.Run, 0, ask.Flow, wait.Path, "The assumed answer can't be given", broken.Rule.Sentence, isAssumed: true);
        }
    }

    private Task GiveAsync(Ask ask, string path, Value content, CancellationToken cancel) => ask.Kind switch
    {
        AskKind.Approval => ApproveAsync(ask, cancel),
        AskKind.Task or AskKind.Reflection => FinishAsync(ask, cancel),
        AskKind.SignOff => SignOffAsync(ask, path, cancel),
        AskKind.Gate => engine.SubmitAsync(ask.Run, new RunInput.Override(ask.Instance, new Execution.Actor(people.For(ask.MayAct, []).DisplayName, Why)), null, cancel),
        AskKind.Event => engine.SubmitAsync(ask.Run, new RunInput.Completed(ask.Instance, 1, Outcome.Succeeded(Event(ask, content))), null, cancel),
        AskKind.CallBack => engine.SubmitAsync(ask.Run, new RunInput.EventArrived(ask.Instance, Guid.Empty, "", Posted(content)), null, cancel),
        AskKind.Call => Task.CompletedTask,
    };

    /// <summary>As many answer as it takes: one, all, or one after the other.</summary>
    private async Task ApproveAsync(Ask ask, CancellationToken cancel)
    {
        if (await records.FindApprovalAsync(new ApprovalId(StepRecordId.Of(ask.Run, ask.Instance, 1)), cancel) is not { } approval)
        {
            return;
        }

        while (approval.State == ApprovalState.Open && approval.Slots.FirstOrDefault(slot => !slot.IsAnswered) is { } slot)
        {
            var actor = people.For([slot.Assignee.ToString()], [.. approval.Responses.Select(response => response.UserName)]);
            approval.Answer(actor, ask.Choice!, null, clock.GetUtcNow());
        }
    }

    private async Task FinishAsync(Ask ask, CancellationToken cancel)
    {
        if (await records.FindTaskAsync(new TaskItemId(StepRecordId.Of(ask.Run, ask.Instance, 1)), cancel) is { State: TaskState.Open } task)
        {
            task.Complete(null, new Stamp(Origin.Person(people.For([task.Assignee.ToString()], [])), clock.GetUtcNow()));
        }
    }

    private async Task SignOffAsync(Ask ask, string path, CancellationToken cancel)
    {
        if (await briefings.FindByStepAsync(new FlowStepOrigin(ask.Run, ask.Instance, 1).Key, cancel) is not { Status: BriefingStatus.AwaitingSignOff } briefing)
        {
            return;
        }

        var actor = people.For(briefing.SignOffBy, []);
        var isSigned = ask.Choice == ask.Options[0];
        var subject = Personalisation.Unaddressed(briefing.Content!.Subject);
        log.Write(AheadKind.Briefing, ask.Run, 0, ask.Flow, path, $"{actor.DisplayName} {(isSigned ? "signs off" : "refuses")} “{subject}”", null, isAssumed: true);
        if (!isSigned)
        {
            await signOff.RefuseAsync(briefing.Id, actor, Why, cancel);
        }
        else if (await signOff.ApproveAsync(briefing.Id, actor, null, null, cancel) is { } fault)
        {
            log.Write(AheadKind.Failure, ask.Run, 0, ask.Flow, path, "It can't be sent", fault.Message);
        }
    }

    private ObjectValue Event(Ask ask, Value content) => ObjectValue.Of(
        ("event", Value.Of(store.EventOf(ask.Run, ask.Instance))),
        ("at", Value.Of(clock.GetUtcNow().UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture))),
        ("payload", content.IsNull ? ObjectValue.Empty : content),
        ("timedOut", Value.False));

    private static ObjectValue Posted(Value content) => ObjectValue.Of(("headers", ObjectValue.Empty), ("body", content));
}
