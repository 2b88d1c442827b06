using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Facts;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The world of a rehearsed sample: its records in memory, its people who answer as the script says, its mail.</summary>
internal sealed class CampaignWorld(
    SampleRecords records, InMemoryCampaignStore store, IIdSource ids, VirtualClock clock, Zone zone, IWorkingDays workingDays,
    RehearsedBriefings briefings, ScriptedAnswers answers, RehearsalLog log) : IRehearsalWorld
{
    private readonly Dictionary<string, IChangeHandler> _handlers = ChangeHandlers.All.ToDictionary(handler => handler.Kind);
    private readonly RehearsalScope _scope = new(store, ids);
    private readonly List<RehearsedEvent> _happened = [];
    private readonly Dictionary<BriefingId, DateTimeOffset?> _sendAt = [];

    /// <summary>The runs of this world; they are made after it.</summary>
    public RehearsalRuns Runs { get; set; } = null!;

    public async Task<RehearsalFacts?> FactsAsync(RehearsedRun run)
    {
        var facts = await store.LoadFactsAsync(records.Campaign.Id, zone.In(clock.Now), CancellationToken.None);
        return facts is null ? null : new RehearsalFacts(CampaignFactsValue.Of(facts), CampaignFactsValue.Claims(facts), workingDays);
    }

    public async Task<Outcome?> ChangeAsync(RehearsedRun run, Effect.Change change)
    {
        log.Changed(change);
        var request = new ChangeRequest(Row(run), run.Flow, change.Instance, change.Attempt, change.Path, change.Kind, change.Inputs, clock.Now);
        if (change.Kind == "OpenBriefing")
        {
            return await OpenBriefingAsync(run, new CampaignChange(request, _scope, records.Campaign.Id));
        }

        if (!_handlers.TryGetValue(change.Kind, out var handler))
        {
            return change.Kind == "Respond" ? null : Outcome.Failed(new StepFault("NotInRehearsal", $"A rehearsal can't do '{change.Kind}'."));
        }

        var outcome = await handler.ApplyAsync(request, _scope, CancellationToken.None);
        Collect();
        return outcome;
    }

    /// <summary>Nothing reaches outside from a rehearsal.</summary>
    public Task<Outcome?> CallAsync(RehearsedRun run, Effect.Call call) =>
        Task.FromResult<Outcome?>(Outcome.Failed(new StepFault("NotInRehearsal", "A rehearsal calls nothing outside.")));

    public Task WithdrawAsync(RehearsedRun run, long instance)
    {
        var stamp = new Stamp(Origin.Flow(run.Flow, "", run.Id), clock.Now);
        return OpenWork.WithdrawAsync(store, run.Id, instance, 1, stamp, CancellationToken.None);
    }

    public IReadOnlyList<RehearsedEvent> TakeEvents()
    {
        Collect();
        RehearsedEvent[] taken = [.. _happened];
        _happened.Clear();
        return taken;
    }

    public void WatchTurn(RehearsedRun run, IReadOnlyList<JournalEntry> journal)
    {
        foreach (var entry in journal.Where(entry => entry.Kind == JournalKind.StepEnded))
        {
            log.Journalled(entry);
        }
    }

    public void WatchEffects(RehearsedRun run, IReadOnlyList<JournalEntry> journal)
    {
        foreach (var entry in journal.Where(entry => entry.Kind != JournalKind.StepEnded))
        {
            log.Journalled(entry);
            if (entry.Kind == JournalKind.StepWaiting)
            {
                foreach (var (at, answer) in answers.To(entry.Path, clock.Now))
                {
                    Runs.Agenda.Add(at, () => AnswerAsync(run, entry, answer));
                }
            }
        }
    }

    /// <summary>Takes down at once what a change led to, so that the log tells it before its consequences.</summary>
    private void Collect()
    {
        foreach (var one in store.TakeEvents())
        {
            log.Happened(one);
            _happened.Add(new RehearsedEvent(ids.Next(), one.Name, Payload(one)));
        }
    }

    private async Task AnswerAsync(RehearsedRun run, JournalEntry asked, SampleAnswer answer)
    {
        var actor = answers.Actor(answer);
        var record = StepRecordId.Of(run.Id, asked.Instance, asked.Attempt);
        switch (asked.StepType)
        {
            case "Campaign.Approval" when await store.FindApprovalAsync(new ApprovalId(record), default) is { State: ApprovalState.Open } approval:
                approval.Answer(actor, answer.Answer, answer.Comment, clock.Now);
                await HandOnAsync(run, StepAnswers.Of(approval));
                break;
            case "Campaign.Task" or "Campaign.Reflection" when await store.FindTaskAsync(new TaskItemId(record), default) is { State: TaskState.Open } task:
                task.Complete(answer.Comment, new Stamp(Origin.Person(actor), clock.Now));
                await HandOnAsync(run, StepAnswers.Of(task));
                break;
            case "Campaign.Briefing" when store.All<Briefing>().FirstOrDefault(known => known.Id.Value == record) is { Status: BriefingStatus.AwaitingSignOff } briefing:
                await SignOffAsync(run, briefing, actor, answer);
                break;
            case "Campaign.Gate":
                await Runs.SubmitAsync(run, new RunInput.Override(asked.Instance, new Execution.Actor(actor.DisplayName, answer.Comment ?? answer.Answer)));
                break;
        }
    }

    private Task HandOnAsync(RehearsedRun run, StepAnswer? answer) =>
        answer is null ? Task.CompletedTask : Runs.SubmitAsync(run, answer.Input);

    private async Task<Outcome?> OpenBriefingAsync(RehearsedRun run, CampaignChange change)
    {
        var (briefing, fault) = briefings.Draft(change);
        if (briefing is null)
        {
            return Outcome.Failed(fault!);
        }

        var rendered = briefings.Render(briefing, run.Flow, (await store.LoadFactsAsync(records.Campaign.Id, zone.In(clock.Now), default))!);
        if (rendered.Content is not { } content)
        {
            return Outcome.Failed(new StepFault("BriefingCannotBeRendered", string.Join(" ", rendered.Faults.Select(f => $"{f.Where}: {f.Message}"))));
        }

        var sendAt = Instants.Read(change.Input("sendAt"), zone);
        if (briefing.NeedsSignOff)
        {
            briefing.AskForSignOff(content, change.Stamp);
            log.Write(RehearsalLineKind.Briefing, $"{content.Subject} — waits to be signed off by {string.Join(", ", briefing.SignOffBy)}");
            _sendAt[briefing.Id] = sendAt;
            return null;
        }

        return SendOrWait(run, briefing, content, sendAt, change.Request.Attempt);
    }

    private async Task SignOffAsync(RehearsedRun run, Briefing briefing, Domain.Events.Actor actor, SampleAnswer answer)
    {
        var step = briefing.FlowStep!;
        if (answer.Answer is not (Approval.Approve or "Sign off"))
        {
            briefing.Refuse(actor, clock.Now, answer.Comment ?? answer.Answer);
            var fault = new StepFault("BriefingRefused", $"{actor.DisplayName} refused the briefing: {answer.Comment ?? answer.Answer}");
            await Runs.SubmitAsync(run, new RunInput.Completed(step.Instance, step.Attempt, Outcome.Failed(fault)));
            return;
        }

        briefing.SignOff(actor, clock.Now, answer.Comment);
        log.Write(RehearsalLineKind.Briefing, $"{briefing.Content!.Subject} — signed off by {actor.DisplayName}");
        if (SendOrWait(run, briefing, briefing.Content, _sendAt.GetValueOrDefault(briefing.Id), step.Attempt) is { } sent)
        {
            await Runs.SubmitAsync(run, new RunInput.Completed(step.Instance, step.Attempt, sent));
        }
    }

    private Outcome? SendOrWait(RehearsedRun run, Briefing briefing, BriefingContent content, DateTimeOffset? sendAt, int attempt)
    {
        if (sendAt is not { } at || at <= clock.Now)
        {
            return Send(briefing, content);
        }

        Runs.Agenda.Add(at, () => Runs.SubmitAsync(run, new RunInput.Completed(briefing.FlowStep!.Instance, attempt, Send(briefing, content))));
        return null;
    }

    private Outcome Send(Briefing briefing, BriefingContent content)
    {
        var stamp = new Stamp(briefing.DraftedBy, clock.Now);
        var count = briefings.Send(briefing, content, stamp);
        log.Write(RehearsalLineKind.Briefing, $"{briefing.Template} to {count} {(count == 1 ? "person" : "people")}: {content.Subject}");
        return Outcome.Succeeded(ObjectValue.Of(
            ("briefing", Value.Of(briefing.Id.ToString())),
            ("recipients", Value.Of(count)),
            ("suppressed", Value.Of(0)),
            ("signedOffBy", Value.Of(briefing.SignedOffBy?.Name)),
            ("sentAt", Value.Of(clock.Now.UtcDateTime.ToString("o", System.Globalization.CultureInfo.InvariantCulture)))));
    }

    private StoredRun Row(RehearsedRun run) => new()
    {
        Id = run.Id,
        VersionId = run.Id,
        Campaign = run.Campaign,
        Status = run.State.Status,
        Turn = run.State.Turn,
        State = ReadOnlyMemory<byte>.Empty,
        Trigger = "",
        StartedAt = clock.Now,
    };

    private ObjectValue Payload(DomainEvent happened)
    {
        var payload = new ObjectValue.Builder();
        foreach (var (name, value) in happened.Payload())
        {
            payload.Set(name, value switch
            {
                null => Value.Null,
                string text => Value.Of(text),
                bool flag => Value.Of(flag),
                long number => Value.Of(number),
                double number => Value.Of(number),
                _ => Value.Of(value.ToString()),
            });
        }

        return payload.Set("campaign", Value.Of(records.Campaign.Key)).Build();
    }
}
