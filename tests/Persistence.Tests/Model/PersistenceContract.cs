using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Model;

/// <summary>What the context promises on each database.</summary>
public abstract class PersistenceContract(TestDatabase database)
{
    private static readonly DateTimeOffset Noon = new(2018, 7, 12, 12, 0, 0, TimeSpan.Zero);
    private static readonly Stamp Priya = new(Origin.Person("priya@example.org", "Priya Shah"), Noon, "because");

    [ContractFact]
    public async Task Instants_compare_in_the_database_whatever_their_offset()
    {
        var campaign = await SaveAsync(NewCampaign());
        foreach (var (text, due) in new[] { ("second", Noon.ToOffset(TimeSpan.FromHours(-5))), ("first", Noon.AddMinutes(-1).ToOffset(TimeSpan.FromHours(9))), ("third", Noon.AddMinutes(1)) })
        {
            await SaveAsync(Reminder.Set(new ReminderId(database.Ids.Next()), campaign.Id, text, due, Assignee.Role("officer"), Priya));
        }

        await using var context = database.NewContext();
        var due2 = Noon.ToOffset(TimeSpan.FromHours(3));
        var texts = await context.Reminders.Where(r => r.CampaignId == campaign.Id && r.DueAt <= due2).OrderBy(r => r.DueAt).Select(r => r.Text).ToListAsync();
        texts.ShouldBe(["first", "second"]);
    }

    [ContractFact]
    public async Task Instants_come_back_in_UTC_to_the_microsecond()
    {
        var campaign = await SaveAsync(NewCampaign());
        var odd = Noon.AddTicks(12_345_678).ToOffset(TimeSpan.FromHours(1));
        var id = (await SaveAsync(Reminder.Set(new ReminderId(database.Ids.Next()), campaign.Id, "odd", odd, Assignee.Role("officer"), Priya))).Id;
        await using var context = database.NewContext();
        var due = (await context.Reminders.SingleAsync(r => r.Id == id)).DueAt;
        (due, due.Offset).ShouldBe((Noon.AddTicks(12_345_670), TimeSpan.Zero));
    }

    [ContractFact]
    public async Task Of_two_people_who_change_the_same_campaign_the_second_is_told()
    {
        var id = (await SaveAsync(NewCampaign())).Id;
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        (await first.Campaigns.SingleAsync(c => c.Id == id)).AddStage("one", "One", StagePlan.None, null, Priya);
        (await second.Campaigns.SingleAsync(c => c.Id == id)).AddStage("two", "Two", StagePlan.None, null, Priya);
        await first.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateException>(() => second.SaveChangesAsync());
    }

    [ContractFact]
    public async Task A_change_of_a_part_alone_collides_too()
    {
        var campaign = NewCampaign();
        campaign.JoinTeam("ann@example.org", "Ann", "lead", new DateOnly(2018, 1, 1), Priya);
        var id = (await SaveAsync(campaign)).Id;
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        (await first.Campaigns.SingleAsync(c => c.Id == id)).LeaveTeam("ann@example.org", new DateOnly(2018, 2, 1), Priya);
        (await second.Campaigns.SingleAsync(c => c.Id == id)).LeaveTeam("ann@example.org", new DateOnly(2018, 3, 1), Priya);
        await first.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
    }

    [ContractFact]
    public async Task Two_answers_of_one_person_at_once_are_one_answer()
    {
        var campaign = await SaveAsync(NewCampaign());
        var request = new ApprovalRequest(ApprovalKind.EveryoneMustApprove, "Send it", [Assignee.Role("officer"), Assignee.Role("leadership")]);
        var id = (await SaveAsync(Approval.Ask(new ApprovalId(database.Ids.Next()), campaign.Id, request, Priya))).Id;
        var ann = new Actor("ann@example.org", "Ann", ["officer", "leadership"]);
        await using var first = database.NewContext();
        await using var second = database.NewContext();
        (await first.Approvals.SingleAsync(a => a.Id == id)).Answer(ann, "Approve", null, Noon);
        (await second.Approvals.SingleAsync(a => a.Id == id)).Answer(ann, "Approve", null, Noon);
        await first.SaveChangesAsync();
        await Should.ThrowAsync<DbUpdateException>(() => second.SaveChangesAsync());
        await using var again = database.NewContext();
        var answered = await again.Approvals.SingleAsync(a => a.Id == id);
        answered.Responses.ShouldHaveSingleItem();
        Should.Throw<RuleBrokenException>(() => answered.Answer(ann, "Approve", null, Noon));
    }

    [ContractFact]
    public async Task A_change_and_its_event_commit_together_or_not_at_all()
    {
        var campaign = NewCampaign();
        await using (var context = database.NewContext())
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            context.Add(campaign);
            await context.SaveChangesAsync();
            await transaction.RollbackAsync();
        }

        await using var after = database.NewContext();
        (await after.Campaigns.AnyAsync(c => c.Id == campaign.Id)).ShouldBeFalse();
        (await after.Outbox.AnyAsync(m => m.CampaignId == campaign.Id)).ShouldBeFalse();
    }

    [ContractFact]
    public async Task Events_of_one_save_keep_their_order_and_payload()
    {
        var campaign = NewCampaign();
        campaign.AddStage("evidence", "Evidence – «ünïcode»", StagePlan.None, null, Priya);
        campaign.EnterStage("evidence", Noon, Priya);
        campaign.CompleteStage("evidence", Noon, Priya);
        await SaveAsync(campaign);

        await using var context = database.NewContext();
        var messages = await context.Outbox.Where(m => m.CampaignId == campaign.Id && m.DispatchedAt == null)
            .OrderBy(m => m.OccurredAt).ThenBy(m => m.Position).ToListAsync();
        messages.Select(m => m.Name).ShouldBe(["campaign.started", "stage.entered", "stage.completed"]);
        messages[1].Payload.ShouldContain("\"title\":\"Evidence – «ünïcode»\"");
        messages.ShouldAllBe(m => m.OccurredAt == Noon);
    }

    [ContractFact]
    public async Task Saving_again_writes_no_event_twice()
    {
        var campaign = NewCampaign();
        await using var context = database.NewContext();
        context.Add(campaign);
        await context.SaveChangesAsync();
        await context.SaveChangesAsync();
        (await context.Outbox.CountAsync(m => m.CampaignId == campaign.Id)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Work_of_a_user_and_their_roles_is_one_query()
    {
        var campaign = await SaveAsync(NewCampaign());
        foreach (var assignee in new[] { "role:officer", "user:ann@example.org", "role:leadership" })
        {
            await SaveAsync(TaskItem.Ask(new TaskItemId(database.Ids.Next()), campaign.Id, new TaskRequest(assignee, Assignee.Parse(assignee)), Priya));
        }

        Assignee[] mine = [Assignee.User("Ann@example.org"), Assignee.Role("Officer")];
        await using var context = database.NewContext();
        var titles = await context.Tasks.Where(t => t.CampaignId == campaign.Id && mine.Contains(t.Assignee)).OrderBy(t => t.Title).Select(t => t.Title).ToListAsync();
        titles.ShouldBe(["role:officer", "user:ann@example.org"]);
    }

    private Campaign NewCampaign()
    {
        var id = new CampaignId(database.Ids.Next());
        var outline = new CampaignOutline("Legal aid", "Bring it back", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        return Campaign.Start(id, $"c-{id.Value:N}", outline, new DateOnly(2013, 4, 1), Priya);
    }

    private async Task<TEntity> SaveAsync<TEntity>(TEntity entity)
        where TEntity : Entity
    {
        await using var context = database.NewContext();
        context.Add(entity);
        await context.SaveChangesAsync();
        return entity;
    }
}

public sealed class SqlitePersistenceTests(SqliteTestDatabase database) : PersistenceContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresPersistenceTests(PostgresTestDatabase database) : PersistenceContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerPersistenceTests(SqlServerTestDatabase database) : PersistenceContract(database), IClassFixture<SqlServerTestDatabase>;
