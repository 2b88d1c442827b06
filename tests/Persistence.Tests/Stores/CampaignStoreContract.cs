using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Time;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Persistence.Tests.Stores;

/// <summary>What every campaign store must do: in memory, and on each database.</summary>
public abstract class CampaignStoreContract
{
    private static readonly DateTimeOffset At = new(2018, 7, 12, 10, 0, 0, TimeSpan.FromHours(1));
    private static readonly Stamp Priya = new(Origin.Person("priya@example.org", "Priya Shah"), At, "because");
    private static readonly ClaimFigure Figure = new(2500, null, "children", "Government", "2013", "A report", null);

    protected abstract IIdSource Ids { get; }

    protected abstract ICampaignStore Store { get; }

    /// <summary>Saves, and forgets what was loaded, as the next turn would find it.</summary>
    protected abstract Task NextTurnAsync();

    [ContractFact]
    public async Task A_campaign_is_found_by_id_and_by_key()
    {
        var campaign = await StartAsync();
        (await Store.FindCampaignAsync(campaign.Id, default)).ShouldNotBeNull().Title.ShouldBe("Legal aid");
        (await Store.FindCampaignAsync(campaign.Key, default)).ShouldNotBeNull().Id.ShouldBe(campaign.Id);
    }

    [ContractFact]
    public async Task What_is_not_there_is_null()
    {
        (await Store.FindCampaignAsync("no-such", default)).ShouldBeNull();
        (await Store.FindApprovalAsync(new ApprovalId(Ids.Next()), default)).ShouldBeNull();
        (await Store.FindTaskAsync(new TaskItemId(Ids.Next()), default)).ShouldBeNull();
        (await Store.FindReminderAsync(new ReminderId(Ids.Next()), default)).ShouldBeNull();
        (await Store.LoadFactsAsync(new CampaignId(Ids.Next()), At, default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task What_was_added_is_found_before_it_is_saved()
    {
        var campaign = await StartAsync();
        var task = TaskItem.Ask(new TaskItemId(Ids.Next()), campaign.Id, new TaskRequest("Call", Assignee.Role("officer")), Priya);
        Store.Add(task);
        (await Store.FindTaskAsync(task.Id, default)).ShouldBeSameAs(task);
    }

    [ContractFact]
    public async Task A_stage_that_was_changed_is_kept_with_its_visits()
    {
        var campaign = await StartAsync();
        campaign = (await Store.FindCampaignAsync(campaign.Id, default))!;
        campaign.AddStage("evidence", "Evidence", new StagePlan(new DateOnly(2013, 4, 1), null), "role:officer", Priya);
        campaign.EnterStage("evidence", At, Priya);
        await NextTurnAsync();
        (await Store.FindCampaignAsync(campaign.Id, default))!.CompleteStage("evidence", At.AddHours(1), Priya);
        await NextTurnAsync();

        var stage = (await Store.FindCampaignAsync(campaign.Id, default))!.FindStage("evidence").ShouldNotBeNull();
        stage.Visits.ShouldHaveSingleItem().LeftAt.ShouldBe(At.AddHours(1));
        stage.PlanChanges.ShouldHaveSingleItem().By.ShouldBe(Priya.By);
    }

    [ContractFact]
    public async Task An_approval_keeps_its_seats_answers_and_notes()
    {
        var campaign = await StartAsync();
        var request = new ApprovalRequest(
            ApprovalKind.EveryoneMustApprove, "Send it", [Assignee.User("a@example.org"), Assignee.Role("leadership")], Due: At.AddMonths(2));
        var approval = Approval.Ask(new ApprovalId(Ids.Next()), campaign.Id, request, Priya);
        Store.Add(approval);
        await NextTurnAsync();
        var again = (await Store.FindApprovalAsync(approval.Id, default))!;
        again.Answer(new Actor("A@example.org", "Ann", []), "approve", "fine", At);
        again.Remind(Priya);
        await NextTurnAsync();

        again = (await Store.FindApprovalAsync(approval.Id, default))!;
        again.Options.ShouldBe(["Approve", "Reject"]);
        again.Due.ShouldBe(At.AddMonths(2));
        again.Responses.ShouldHaveSingleItem().Comment.ShouldBe("fine");
        again.Slots.Select(s => s.IsAnswered).ShouldBe([true, false]);
        again.RemindersSent.ShouldBe(1);
    }

    [ContractFact]
    public async Task A_claim_and_a_consultation_are_found_by_key_within_their_campaign()
    {
        var (one, other) = (await StartAsync(), await StartAsync());
        Store.Add(Claim.Draft(new ClaimId(Ids.Next()), one.Id, "children", Figure, Priya));
        Store.Add(Consultation.Plan(
            new ConsultationId(Ids.Next()), one.Id, "review", "The ministry", "A review", null, new DateOnly(2018, 9, 1), null, Priya));
        await NextTurnAsync();

        (await Store.FindClaimAsync(one.Id, "children", default)).ShouldNotBeNull().Revisions.ShouldHaveSingleItem();
        (await Store.FindClaimAsync(other.Id, "children", default)).ShouldBeNull();
        (await Store.FindConsultationAsync(one.Id, "review", default)).ShouldNotBeNull().Title.ShouldBe("A review");
        (await Store.FindConsultationAsync(other.Id, "review", default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task Reminders_and_timeline_entries_are_kept()
    {
        var campaign = await StartAsync();
        var reminder = Reminder.Set(new ReminderId(Ids.Next()), campaign.Id, "Call back", At.AddDays(1), Assignee.Role("officer"), Priya);
        Store.Add(reminder);
        Store.Add(TimelineEntry.Write(new TimelineEntryId(Ids.Next()), campaign.Id, "note", "It began.", Priya));
        await NextTurnAsync();
        (await Store.FindReminderAsync(reminder.Id, default))!.Complete(Priya);
        await NextTurnAsync();
        (await Store.FindReminderAsync(reminder.Id, default))!.DoneAt.ShouldBe(At);
    }

    [ContractFact]
    public async Task Facts_of_a_new_campaign_are_zeros_and_nulls()
    {
        var campaign = await StartAsync();
        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default)).ShouldNotBeNull();
        facts.Scope.ShouldBe("national");
        facts.Level.ShouldBe("institutionalAndPolicy");
        facts.Stages.ShouldBeEmpty();
        facts.Policy.ShouldSatisfyAllConditions(p => p.State.ShouldBeNull(), p => p.Since.ShouldBeNull(), p => p.Ledger.ShouldBeEmpty());
        facts.Evidence.ShouldBe(new EvidenceFacts(0, 0, 0, 0, 0));
        facts.Attempts.ShouldBe(new AttemptFacts(0, 0, null));
        facts.Tasks.ShouldBe(new TaskFacts(0, 0));
        facts.People.ByKind.ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Facts_tell_a_stages_status_and_latest_visit()
    {
        var campaign = await StartAsync();
        campaign = (await Store.FindCampaignAsync(campaign.Id, default))!;
        foreach (var key in new[] { "first", "second", "third" })
        {
            campaign.AddStage(key, key, StagePlan.None, null, Priya);
        }

        campaign.EnterStage("first", At, Priya);
        campaign.CompleteStage("first", At.AddDays(1), Priya);
        campaign.EnterStage("first", At.AddDays(2), Priya);
        campaign.EnterStage("second", At, Priya);
        campaign.CompleteStage("second", At.AddDays(3), Priya);
        await NextTurnAsync();

        (await Store.LoadFactsAsync(campaign.Id, At, default))!.Stages.ShouldBe(
        [
            new StageFacts("first", "first", "open", 2, At.AddDays(2), null, null, null),
            new StageFacts("second", "second", "completed", 1, At, At.AddDays(3), null, null),
            new StageFacts("third", "third", "notStarted", 0, null, null, null, null),
        ]);
    }

    [ContractFact]
    public async Task Facts_tell_the_policy_state_of_the_day_without_what_was_corrected()
    {
        var campaign = await StartAsync();
        var wrong = Ledger(campaign, new DateOnly(2018, 7, 1), PolicyState.Announced);
        Store.Add(wrong);
        Store.Add(wrong.Correct(new LedgerEntryId(Ids.Next()), Fact(new DateOnly(2018, 7, 12), PolicyState.Announced), Priya));
        Store.Add(Ledger(campaign, new DateOnly(2013, 4, 1), PolicyState.Lost));
        Store.Add(Ledger(campaign, new DateOnly(2019, 10, 25), PolicyState.InForce));
        await NextTurnAsync();

        var before = (await Store.LoadFactsAsync(campaign.Id, At.AddDays(-1), default))!.Policy;
        before.State.ShouldBe("lost");
        var policy = (await Store.LoadFactsAsync(campaign.Id, At, default))!.Policy;
        policy.State.ShouldBe("announced");
        policy.Since.ShouldBe(new DateOnly(2018, 7, 12));
        policy.Ledger.Select(e => e.State).ShouldBe(["lost", "announced", "inForce"]);
    }

    [ContractFact]
    public async Task Facts_count_evidence_and_name_the_claims()
    {
        var campaign = await StartAsync();
        Store.Add(Pattern.Name(new PatternId(Ids.Next()), campaign.Id, "Turned away", "", Priya));
        Store.Add(Observation.Record(new ObservationId(Ids.Next()), campaign.Id, "turned away", 3, "Leeds", new DateOnly(2018, 1, 1), Priya));
        Store.Add(Observation.Record(new ObservationId(Ids.Next()), campaign.Id, "no lawyer", 4, "Leeds", new DateOnly(2018, 1, 2), Priya));
        foreach (var key in new[] { "draft", "published", "corrected", "withdrawn" })
        {
            Store.Add(ClaimWith(campaign, key));
        }

        await NextTurnAsync();
        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default))!;
        facts.Evidence.ShouldBe(new EvidenceFacts(2, 7, 1, 4, 2));
        facts.Claims.Select(c => (c.Key, c.Figure, c.Status)).ShouldBe(
            [("corrected", 15000.5m, "corrected"), ("draft", 2500m, "draft"), ("published", 2500m, "published"), ("withdrawn", 2500m, "withdrawn")]);
    }

    [ContractFact]
    public async Task Facts_count_who_takes_part_now()
    {
        var campaign = await StartAsync();
        foreach (var (kind, stance) in new (ParticipationKind, int?)[]
            { (ParticipationKind.Ally, 2), (ParticipationKind.Ally, 1), (ParticipationKind.Ally, 0), (ParticipationKind.Ally, null), (ParticipationKind.Opponent, 2) })
        {
            AddParticipant(campaign, kind, stance);
        }

        AddParticipant(campaign, ParticipationKind.Ally, 2).Leave(new DateOnly(2018, 7, 1), Priya);
        await NextTurnAsync();
        var people = (await Store.LoadFactsAsync(campaign.Id, At, default))!.People;
        (people.Allies, people.Supportive).ShouldBe((4, 2));
        people.ByKind.ShouldBe(new Dictionary<string, int> { ["ally"] = 4, ["opponent"] = 1 }, ignoreOrder: true);
    }

    [ContractFact]
    public async Task Facts_count_attempts_tasks_and_open_consultations()
    {
        var campaign = await StartAsync();
        AddAttempt(campaign, ContactOutcome.NoReply, new DateOnly(2018, 7, 1));
        AddAttempt(campaign, ContactOutcome.Met, new DateOnly(2018, 7, 5));
        AddTask(campaign, new DateOnly(2018, 7, 11));
        AddTask(campaign, new DateOnly(2018, 7, 12));
        AddTask(campaign, new DateOnly(2018, 7, 1)).Complete("done", Priya);
        AddConsultation(campaign, "late", new DateOnly(2018, 9, 1)).Open(Priya);
        AddConsultation(campaign, "early", new DateOnly(2018, 8, 1)).Open(Priya);
        AddConsultation(campaign, "planned", new DateOnly(2018, 7, 30));
        await NextTurnAsync();

        var facts = (await Store.LoadFactsAsync(campaign.Id, At, default))!;
        facts.Attempts.ShouldBe(new AttemptFacts(2, 1, new DateOnly(2018, 7, 5)));
        facts.Tasks.ShouldBe(new TaskFacts(2, 1));
        facts.Consultations.Select(c => c.Key).ShouldBe(["early", "late"]);
    }

    [ContractFact]
    public async Task Facts_stay_bounded_however_long_the_ledger_grows()
    {
        var campaign = await StartAsync();
        var first = new DateOnly(1990, 1, 1);
        for (var day = 0; day < 120; day++)
        {
            Store.Add(Ledger(campaign, first.AddDays(day), PolicyState.Contested));
        }

        await NextTurnAsync();
        var ledger = (await Store.LoadFactsAsync(campaign.Id, At, default))!.Policy.Ledger;
        ledger.Select(e => e.Date).ShouldBe(Enumerable.Range(70, 50).Select(first.AddDays));
    }

    private async Task<Campaign> StartAsync()
    {
        var id = new CampaignId(Ids.Next());
        var outline = new CampaignOutline(
            "Legal aid", "Bring it back", "", CampaignScope.National, "England and Wales", SystemicLevel.InstitutionalAndPolicy, "Us");
        var campaign = Campaign.Start(id, $"c-{id.Value:N}", outline, new DateOnly(2013, 4, 1), Priya);
        Store.Add(campaign);
        await NextTurnAsync();
        return campaign;
    }

    private LedgerEntry Ledger(Campaign campaign, DateOnly date, PolicyState state) =>
        LedgerEntry.Record(new LedgerEntryId(Ids.Next()), campaign.Id, Fact(date, state), Priya);

    private static PolicyFact Fact(DateOnly date, PolicyState state) => new(PartialDate.Of(date), state, "Something happened", "A source");

    private Claim ClaimWith(Campaign campaign, string status)
    {
        var claim = Claim.Draft(new ClaimId(Ids.Next()), campaign.Id, status, Figure, Priya);
        if (status != "draft")
        {
            claim.Publish(Priya);
        }

        if (status == "corrected")
        {
            claim.Correct(Figure with { Figure = 15000.5m }, Priya);
        }

        if (status == "withdrawn")
        {
            claim.Withdraw(Priya);
        }

        return claim;
    }

    private CampaignParticipation AddParticipant(Campaign campaign, ParticipationKind kind, int? stance)
    {
        var person = Person.Add(new PersonId(Ids.Next()), "Sam Example", null, null, Priya);
        var part = CampaignParticipation.Join(
            new ParticipationId(Ids.Next()), campaign.Id, person.Id, null, kind, new DateOnly(2018, 1, 1), Priya);
        if (stance is { } known)
        {
            part.RecordStance(known, Priya);
        }

        Store.Add(person);
        Store.Add(part);
        return part;
    }

    private void AddAttempt(Campaign campaign, ContactOutcome outcome, DateOnly on) => Store.Add(ContactAttempt.Record(
        new ContactAttemptId(Ids.Next()), campaign.Id, new AttemptReport(new Contacted("The clerk"), ContactChannel.Email, outcome, on), Priya));

    private TaskItem AddTask(Campaign campaign, DateOnly due)
    {
        var task = TaskItem.Ask(new TaskItemId(Ids.Next()), campaign.Id, new TaskRequest("Call", Assignee.Role("officer"), DueOn: due), Priya);
        Store.Add(task);
        return task;
    }

    private Consultation AddConsultation(Campaign campaign, string key, DateOnly closes)
    {
        var consultation = Consultation.Plan(new ConsultationId(Ids.Next()), campaign.Id, key, "The ministry", key, null, closes, null, Priya);
        Store.Add(consultation);
        return consultation;
    }
}
