using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

public sealed record MyTask(Guid Id, string Title, string? Details, DateOnly? DueOn, string CampaignKey, string CampaignTitle);

public sealed record MyApproval(Guid Id, string Title, DateTimeOffset AskedAt, string AskedBy, DateTimeOffset? Due, string CampaignTitle);

public sealed record MyReminder(Guid Id, string Text, DateTimeOffset DueAt, string CampaignKey, string CampaignTitle);

/// <summary>One date ahead. <paramref name="Link"/> is null where the person may not open the campaign.</summary>
public sealed record ComingUp(DateOnly On, string What, string Campaign, string? Link);

/// <summary>What waits for one person. Lists are cut at <see cref="MyWork.Most"/>; the counts are whole.</summary>
public sealed record MyWorkView(
    IReadOnlyList<MyTask> Tasks, int TaskCount, IReadOnlyList<MyApproval> Approvals, IReadOnlyList<MyReminder> Reminders, int ReminderCount,
    IReadOnlyList<ComingUp> Next)
{
    public bool IsEmpty => TaskCount + Approvals.Count + ReminderCount + Next.Count == 0;
}

public sealed class MyWork(TrackerDbContext database, TimeProvider clock, DateWords words)
{
    public const int Most = 50;

    private const int DaysAhead = 14;

    public async Task<MyWorkView> ReadAsync(Reach reach, CancellationToken cancellation)
    {
        var tasks = Tasks(OpenTasks(reach));
        var reminders = Reminders(reach);
        return new MyWorkView(
            await tasks.Take(Most).ToListAsync(cancellation), await tasks.CountAsync(cancellation),
            await ApprovalsAsync(reach, cancellation),
            await reminders.Take(Most).ToListAsync(cancellation), await reminders.CountAsync(cancellation),
            await NextAsync(reach, cancellation));
    }

    private IQueryable<TaskItem> OpenTasks(Reach reach)
    {
        var (mine, parts, campaigns) = (reach.Everywhere, reach.Parts, reach.Campaigns);
        return database.Tasks.Where(task => task.State == TaskState.Open
            && (mine.Contains(task.Assignee) || (parts.Contains(task.Assignee) && campaigns.Contains(task.CampaignId))));
    }

    private IQueryable<MyTask> Tasks(IQueryable<TaskItem> tasks) =>
        tasks.Join(database.Campaigns, task => task.CampaignId, campaign => campaign.Id, (task, campaign) => new { task, campaign })
            .OrderBy(pair => pair.task.DueOn == null).ThenBy(pair => pair.task.DueOn).ThenBy(pair => pair.task.Id)
            .Select(pair => new MyTask(pair.task.Id.Value, pair.task.Title, pair.task.Details, pair.task.DueOn, pair.campaign.Key, pair.campaign.Title));

    private IQueryable<MyReminder> Reminders(Reach reach)
    {
        var (mine, parts, campaigns, now) = (reach.Everywhere, reach.Parts, reach.Campaigns, clock.GetUtcNow());
        return database.Reminders
            .Where(reminder => reminder.State == ReminderState.Due && reminder.DueAt <= now)
            .Where(reminder => mine.Contains(reminder.Audience) || (parts.Contains(reminder.Audience) && campaigns.Contains(reminder.CampaignId)))
            .Join(database.Campaigns, reminder => reminder.CampaignId, campaign => campaign.Id, (reminder, campaign) => new { reminder, campaign })
            .OrderBy(pair => pair.reminder.DueAt)
            .Select(pair => new MyReminder(pair.reminder.Id.Value, pair.reminder.Text, pair.reminder.DueAt, pair.campaign.Key, pair.campaign.Title));
    }

    // Whose turn it is in a sequence is the domain's to say, so the few candidates are asked themselves.
    private async Task<IReadOnlyList<MyApproval>> ApprovalsAsync(Reach reach, CancellationToken cancellation)
    {
        var (mine, parts, campaigns) = (reach.Everywhere, reach.Parts, reach.Campaigns);
        var candidates = await database.Approvals.AsNoTracking()
            .Where(approval => approval.State == ApprovalState.Open
                && approval.Slots.Any(slot => slot.AnsweredBy == null && (mine.Contains(slot.Assignee) || (parts.Contains(slot.Assignee) && campaigns.Contains(approval.CampaignId)))))
            .OrderBy(approval => approval.Due == null).ThenBy(approval => approval.Due).ThenBy(approval => approval.AskedAt)
            .Take(Most).ToListAsync(cancellation);
        var titles = await TitlesAsync([.. candidates.Select(approval => approval.CampaignId)], cancellation);
        return [.. candidates.Where(approval => approval.MayAnswer(reach.In(approval.CampaignId))).Select(approval =>
            new MyApproval(approval.Id.Value, approval.Title, approval.AskedAt, approval.AskedBy.Name, approval.Due, titles[approval.CampaignId]))];
    }

    private async Task<IReadOnlyList<ComingUp>> NextAsync(Reach reach, CancellationToken cancellation)
    {
        var (today, until) = (words.Today, words.Today.AddDays(DaysAhead));
        var mine = await Tasks(OpenTasks(reach).Where(task => task.DueOn >= today && task.DueOn <= until)).Take(Most).ToListAsync(cancellation);
        var coming = mine.Select(task => new ComingUp(task.DueOn!.Value, task.Title, task.CampaignTitle, "/campaigns/" + task.CampaignKey));
        if (reach.Actor.Roles.All(role => role == Hosting.Roles.Ally))
        {
            return [.. coming.OrderBy(date => date.On)];
        }
        var consultations = await database.Consultations.Where(c => c.ClosesOn >= today && c.ClosesOn <= until && c.SubmittedOn == null)
            .Join(database.Campaigns, c => c.CampaignId, campaign => campaign.Id, (c, campaign) => new { c.ClosesOn, c.Title, campaign.Key, Campaign = campaign.Title })
            .OrderBy(c => c.ClosesOn).Take(Most).ToListAsync(cancellation);
        var stages = await database.Campaigns.SelectMany(campaign => campaign.Stages, (campaign, stage) => new { campaign, stage })
            .Where(pair => pair.stage.PlannedEnd >= today && pair.stage.PlannedEnd <= until && pair.stage.Visits.Any(visit => visit.LeftAt == null))
            .OrderBy(pair => pair.stage.PlannedEnd).Take(Most)
            .Select(pair => new { On = pair.stage.PlannedEnd!.Value, pair.stage.Title, pair.campaign.Key, Campaign = pair.campaign.Title }).ToListAsync(cancellation);
        return [.. coming
            .Concat(consultations.Select(c => new ComingUp(c.ClosesOn, $"Consultation closes: {c.Title}", c.Campaign, "/campaigns/" + c.Key)))
            .Concat(stages.Select(s => new ComingUp(s.On, $"Planned end of the stage {s.Title}", s.Campaign, "/campaigns/" + s.Key)))
            .OrderBy(date => date.On)];
    }

    private Task<Dictionary<CampaignId, string>> TitlesAsync(IReadOnlyList<CampaignId> campaigns, CancellationToken cancellation) =>
        database.Campaigns.Where(campaign => campaigns.Contains(campaign.Id)).ToDictionaryAsync(campaign => campaign.Id, campaign => campaign.Title, cancellation);
}
