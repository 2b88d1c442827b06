using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>A stage that is open now, since when, and when it was meant to end.</summary>
public sealed record OpenStage(string Title, DateOnly Since, DateOnly? PlannedEnd);

/// <summary>One campaign as leadership sees it.</summary>
/// <param name="AtRisk">Why it is at risk, each in words; empty while nothing is wrong.</param>
public sealed record LeadershipRow(
    string Key, string Title, string Lead, IReadOnlyList<OpenStage> Stages, (DateOnly On, string What)? Next, IReadOnlyList<string> AtRisk,
    string? LastMovement, DateOnly? LastMovedOn);

/// <summary>Every running campaign in one table. A page is a fixed number of queries, however many campaigns there are.</summary>
public sealed class LeadershipList(TrackerDbContext database, DateWords words)
{
    public const int Size = 50;

    /// <summary>A campaign in which nothing happened for this long has gone quiet.</summary>
    private const int QuietDays = 60;

    public async Task<PageOf<LeadershipRow>> ReadAsync(int? page, CancellationToken cancellation)
    {
        var campaigns = await database.Campaigns.Where(campaign => campaign.Status == CampaignStatus.Active).OrderBy(campaign => campaign.Title).ThenBy(campaign => campaign.Id)
            .Select(campaign => new
            {
                campaign.Id,
                campaign.Key,
                campaign.Title,
                campaign.Lead,
                Stages = campaign.Stages.OrderBy(stage => stage.Number).SelectMany(
                    stage => stage.Visits.Where(visit => visit.LeftAt == null), (stage, visit) => new { stage.Title, visit.EnteredAt, stage.PlannedEnd }).ToList(),
            })
            .ToPageAsync(page, cancellation, Size);
        CampaignId[] ids = [.. campaigns.Items.Select(campaign => campaign.Id)];
        var dates = await DatesAsync(ids, cancellation);
        var late = await LateAsync(ids, cancellation);
        var last = await LastAsync(ids, cancellation);
        return campaigns.With(campaign =>
        {
            OpenStage[] stages = [.. campaign.Stages.Select(stage => new OpenStage(stage.Title, words.DayOf(stage.EnteredAt), stage.PlannedEnd))];
            var moved = last.TryGetValue(campaign.Id, out var entry) ? entry : default;
            (DateOnly, string)? next = dates.TryGetValue(campaign.Id, out var date) ? date : null;
            return new LeadershipRow(campaign.Key, campaign.Title, campaign.Lead, stages, next, [.. Risks(campaign.Id, stages, late, moved)], moved.Sentence, moved.On);
        });
    }

    private IEnumerable<string> Risks(CampaignId campaign, IReadOnlyList<OpenStage> stages, Late late, (DateOnly? On, string? Sentence) moved)
    {
        if (late.Tasks.TryGetValue(campaign, out var tasks))
        {
            yield return $"{Count.Of(tasks, "task")} overdue";
        }
        if (late.Approvals.TryGetValue(campaign, out var approvals))
        {
            yield return $"{Count.Of(approvals, "approval")} past the date";
        }
        foreach (var stage in stages.Where(stage => stage.PlannedEnd < words.Today))
        {
            yield return $"{stage.Title} should have ended on {words.Day(stage.PlannedEnd!.Value)}";
        }
        if (moved.On is { } on && words.Today.DayNumber - on.DayNumber > QuietDays)
        {
            yield return $"nothing happened for {DateWords.Length(on, words.Today)}";
        }
    }

    // The earliest of what is due, asked for as one date per campaign and kind.
    private async Task<Dictionary<CampaignId, (DateOnly On, string What)>> DatesAsync(CampaignId[] ids, CancellationToken cancellation)
    {
        var today = words.Today;
        var tasks = await database.Tasks.Where(task => ids.Contains(task.CampaignId) && task.State == TaskState.Open && task.DueOn >= today)
            .GroupBy(task => task.CampaignId).Select(group => new { group.Key, On = group.Min(task => task.DueOn) }).ToListAsync(cancellation);
        var consultations = await database.Consultations
            .Where(c => ids.Contains(c.CampaignId) && c.ClosesOn >= today && (c.Status == ConsultationStatus.Planned || c.Status == ConsultationStatus.Open))
            .GroupBy(c => c.CampaignId).Select(group => new { group.Key, On = (DateOnly?)group.Min(c => c.ClosesOn) }).ToListAsync(cancellation);
        var stages = await database.Campaigns.Where(campaign => ids.Contains(campaign.Id))
            .Select(campaign => new
            {
                campaign.Id,
                On = campaign.Stages.Where(stage => stage.PlannedEnd >= today && stage.Visits.Any(visit => visit.LeftAt == null)).Min(stage => stage.PlannedEnd),
            }).Where(stage => stage.On != null).ToListAsync(cancellation);
        return tasks.Select(task => (Id: task.Key, On: task.On!.Value, What: "a task is due"))
            .Concat(consultations.Select(c => (Id: c.Key, On: c.On!.Value, What: "a consultation closes")))
            .Concat(stages.Select(stage => (stage.Id, On: stage.On!.Value, What: "planned end of a stage")))
            .GroupBy(date => date.Id).ToDictionary(group => group.Key, group => group.MinBy(date => date.On) is var first ? (first.On, first.What) : default);
    }

    private async Task<Late> LateAsync(CampaignId[] ids, CancellationToken cancellation)
    {
        var today = words.Today;
        var now = words.Now;
        return new Late(
            await database.Tasks.Where(task => ids.Contains(task.CampaignId) && task.State == TaskState.Open && task.DueOn < today)
                .GroupBy(task => task.CampaignId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation),
            await database.Approvals.Where(approval => ids.Contains(approval.CampaignId) && approval.State == ApprovalState.Open && approval.Due < now)
                .GroupBy(approval => approval.CampaignId).ToDictionaryAsync(group => group.Key, group => group.Count(), cancellation));
    }

    private async Task<Dictionary<CampaignId, (DateOnly? On, string? Sentence)>> LastAsync(CampaignId[] ids, CancellationToken cancellation)
    {
        var entries = await database.Campaigns.Where(campaign => ids.Contains(campaign.Id))
            .Select(campaign => new
            {
                campaign.Id,
                Last = database.Timeline.Where(entry => entry.CampaignId == campaign.Id).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
                    .Select(entry => new { entry.At, entry.Sentence }).FirstOrDefault(),
            }).ToListAsync(cancellation);
        return entries.Where(entry => entry.Last != null)
            .ToDictionary(entry => entry.Id, entry => ((DateOnly?)words.DayOf(entry.Last!.At), (string?)entry.Last.Sentence));
    }

    private sealed record Late(Dictionary<CampaignId, int> Tasks, Dictionary<CampaignId, int> Approvals);
}
