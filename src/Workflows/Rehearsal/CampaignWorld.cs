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
using CampaignTracker.Workflows.Runtime.Turns;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The world of a rehearsed sample: its records in memory, the office that works on them, its people who answer as the script says.</summary>
internal sealed class CampaignWorld : IRehearsalWorld
{
    private readonly SampleRecords _records;
    private readonly InMemoryCampaignStore _store;
    private readonly InMemoryBriefingStore _briefings;
    private readonly IIdSource _ids;
    private readonly VirtualClock _clock;
    private readonly IWorkingDays _workingDays;
    private readonly ScriptedAnswers _answers;
    private readonly RehearsalLog _log;
    private readonly IChangeScope _scope;
    private readonly CollectedMail _mail;
    private readonly RehearsalOffice _office;
    private readonly List<RehearsedEvent> _happened = [];

    public CampaignWorld(
        SampleRecords records, InMemoryCampaignStore store, IIdSource ids, VirtualClock clock, Zone zone, IWorkingDays workingDays,
        ScriptedAnswers answers, RehearsalLog log, Action<RehearsedMail>? mail)
    {
        (_records, _store, _ids, _clock, _workingDays, _answers, _log) = (records, store, ids, clock, workingDays, answers, log);
        _briefings = new InMemoryBriefingStore(store, [.. records.Sample.People.Users.Select(user => new Colleague(user.UserName, user.Name, user.Roles))]);
        var scope = new RehearsalScope(store, _briefings, ids, clock, Perform);
        _scope = scope;
        _mail = new CollectedMail(store, clock, mail);
        _office = new RehearsalOffice(records.Campaign.Lead, scope, _mail, clock, zone);
        Runs = new RehearsalRuns(clock, zone, ids, this);
    }

    public RehearsalRuns Runs { get; }

    /// <summary>E-mails sent so far.</summary>
    public int Mails => _mail.Count;

    public async Task<RehearsalFacts?> FactsAsync(RehearsedRun run)
    {
        var facts = await _store.LoadFactsAsync(_records.Campaign.Id, Runs.Zone.In(_clock.Now), CancellationToken.None);
        return facts is null ? null : new RehearsalFacts(CampaignFactsValue.Of(facts), CampaignFactsValue.Claims(facts), _workingDays);
    }

    public async Task<Outcome?> ChangeAsync(RehearsedRun run, Effect.Change change)
    {
        var request = new ChangeRequest(Row(run), run.Flow, change.Instance, change.Attempt, change.Path, change.Kind, change.Inputs, _clock.Now) { ComesAgain = change.ComesAgain };
        _log.Changed(change with { Inputs = (await Notice.ToldAsync(request, _scope, CancellationToken.None)).Inputs });
        if (!_office.Changes.TryGetValue(change.Kind, out var handler))
        {
            return change.Kind == "Respond" ? null : Outcome.Failed(new StepFault("NotInRehearsal", $"A rehearsal can't do '{change.Kind}'."));
        }

        var outcome = await handler.ApplyAsync(request, _scope, CancellationToken.None);
        Collect();
        if (await BriefingOfAsync(run, change.Instance, change.Attempt) is { Status: BriefingStatus.AwaitingSignOff } briefing)
        {
            _log.Write(RehearsalLineKind.Briefing, $"{briefing.Content!.Subject} — waits to be signed off by {string.Join(", ", briefing.SignOffBy)}");
        }

        return outcome;
    }

    /// <summary>No flow reaches outside from a rehearsal.</summary>
    public Task<Outcome?> CallAsync(RehearsedRun run, Effect.Call call) =>
        Task.FromResult<Outcome?>(Outcome.Failed(new StepFault("NotInRehearsal", "A rehearsal calls nothing outside.")));

    public async Task WithdrawAsync(RehearsedRun run, long instance)
    {
        var request = new ChangeRequest(Row(run), run.Flow, instance, 1, "", RunAdvancing.Withdraw, Value.Null, _clock.Now);
        await _office.Changes[RunAdvancing.Withdraw].ApplyAsync(request, _scope, CancellationToken.None);
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
            _log.Journalled(entry);
        }
    }

    public void WatchEffects(RehearsedRun run, IReadOnlyList<JournalEntry> journal)
    {
        foreach (var entry in journal.Where(entry => entry.Kind != JournalKind.StepEnded))
        {
            _log.Journalled(entry);
            if (entry.Kind == JournalKind.StepWaiting)
            {
                foreach (var (at, answer) in _answers.To(entry.Path, _clock.Now))
                {
                    Runs.Agenda.Add(at, () => AnswerAsync(run, entry, answer));
                }
            }
        }
    }

    /// <summary>Takes down at once what a change led to, so that the log tells it before its consequences.</summary>
    private void Collect()
    {
        foreach (var one in _store.TakeEvents())
        {
            _log.Happened(one, one is BriefingSent sent ? _store.All<Briefing>().First(briefing => briefing.Id.Value == sent.Briefing).Content!.Subject : null);
            _happened.Add(new RehearsedEvent(_ids.Next(), one.Name, RehearsedPayload.Of(one).With("campaign", Value.Of(_records.Campaign.Key))));
        }
    }

    /// <summary>Work that a change leaves behind is done when its time comes, by the handler of production.</summary>
    private void Perform(CallWork work) => Runs.Agenda.Add(work.DueAt, async () =>
    {
        var outcome = await _office.Calls[work.Kind].PerformAsync(work, CancellationToken.None);
        Collect();
        if (work.Run is { } id && Runs.Runs.FirstOrDefault(run => run.Id == id) is { } run)
        {
            await Runs.SubmitAsync(run, new RunInput.Completed(work.Instance, work.Attempt, outcome));
        }
    });

    private async Task AnswerAsync(RehearsedRun run, JournalEntry asked, SampleAnswer answer)
    {
        var actor = _answers.Actor(answer);
        var record = StepRecordId.Of(run.Id, asked.Instance, asked.Attempt);
        switch (asked.StepType)
        {
            case "Campaign.Approval" when await _store.FindApprovalAsync(new ApprovalId(record), default) is { State: ApprovalState.Open } approval:
                approval.Answer(actor, answer.Answer, answer.Comment, _clock.Now);
                await HandOnAsync(run, StepAnswers.Of(approval));
                break;
            case "Campaign.Task" or "Campaign.Reflection" when await _store.FindTaskAsync(new TaskItemId(record), default) is { State: TaskState.Open } task:
                task.Complete(answer.Comment, new Stamp(Origin.Person(actor), _clock.Now));
                await HandOnAsync(run, StepAnswers.Of(task));
                break;
            case "Campaign.Briefing" when await BriefingOfAsync(run, asked.Instance, asked.Attempt) is { Status: BriefingStatus.AwaitingSignOff } briefing:
                await SignOffAsync(briefing, actor, answer);
                break;
            case "Campaign.Gate":
                await Runs.SubmitAsync(run, new RunInput.Override(asked.Instance, new Execution.Actor(actor.DisplayName, answer.Comment ?? answer.Answer)));
                break;
        }
    }

    private Task HandOnAsync(RehearsedRun run, StepAnswer? answer) =>
        answer is null ? Task.CompletedTask : Runs.SubmitAsync(run, answer.Input);

    private Task<Briefing?> BriefingOfAsync(RehearsedRun run, long instance, int attempt) =>
        _briefings.FindByStepAsync(new FlowStepOrigin(run.Id, instance, attempt).Key, CancellationToken.None);

    private async Task SignOffAsync(Briefing briefing, Domain.Events.Actor actor, SampleAnswer answer)
    {
        var isRefused = answer.Answer != Approval.Approve;
        _log.Write(RehearsalLineKind.Briefing, $"{briefing.Content!.Subject} — {(isRefused ? "refused" : "signed off")} by {actor.DisplayName}");
        if (isRefused)
        {
            await _office.SignOff.RefuseAsync(briefing.Id, actor, answer.Comment ?? answer.Answer, CancellationToken.None);
        }
        else if (await _office.SignOff.ApproveAsync(briefing.Id, actor, answer.Comment, null, CancellationToken.None) is { } fault)
        {
            _log.Write(RehearsalLineKind.Failure, $"{briefing.Template}: {fault.Message}");
        }
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
        StartedAt = _clock.Now,
    };
}
