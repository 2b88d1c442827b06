using CampaignTracker.Domain.Campaigns;
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
public abstract partial class CampaignStoreContract
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
    public async Task A_campaign_reflects_from_the_moment_its_review_is_asked_for_until_it_is_written_or_dropped()
    {
        var campaign = await StartAsync();
        var other = TaskItem.Ask(new TaskItemId(Ids.Next()), campaign.Id, new TaskRequest("Call", Assignee.Role("officer")), Priya);
        Store.Add(other);
        await NextTurnAsync();
        (await Store.IsReflectingAsync(campaign.Id, default)).ShouldBeFalse();

        var review = TaskItem.Ask(new TaskItemId(Ids.Next()), campaign.Id, new TaskRequest("Review", Assignee.Role("lead"), IsReflection: true), Priya);
        Store.Add(review);
        (await Store.IsReflectingAsync(campaign.Id, default)).ShouldBeTrue("what was added counts at once");
        await NextTurnAsync();
        (await Store.IsReflectingAsync(campaign.Id, default)).ShouldBeTrue();

        (await Store.FindTaskAsync(review.Id, default))!.Complete("We learned", Priya);
        (await Store.IsReflectingAsync(campaign.Id, default)).ShouldBeFalse("and what was closed, too");
        await NextTurnAsync();
        (await Store.IsReflectingAsync(campaign.Id, default)).ShouldBeFalse();
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
