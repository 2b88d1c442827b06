using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>The few numbers of a campaign, each with what changed in the last 30 days.</summary>
public sealed record CampaignNumbers(int PublishedClaims, int Observations, int NewObservations, int Allies, int NewAllies, int Attempts, int NewAttempts);

public sealed record OpenTask(string Title, string Assignee, DateOnly? DueOn);

/// <summary>What a campaign's first page reads beside its stages and its ledger.</summary>
public sealed class CampaignOverview(TrackerDbContext database, DateWords words, TimeProvider clock)
{
    public const int Most = 20;

    private const int RecentDays = 30;

    public async Task<CampaignNumbers> NumbersAsync(CampaignId campaign, CancellationToken cancellation)
    {
        var since = clock.GetUtcNow().AddDays(-RecentDays);
        var today = words.Today.AddDays(-RecentDays);
        return await database.Campaigns.Where(c => c.Id == campaign).Select(c => new CampaignNumbers(
            database.Claims.Count(claim => claim.CampaignId == campaign && (claim.Status == ClaimStatus.Published || claim.Status == ClaimStatus.Corrected)),
            database.Observations.Count(seen => seen.CampaignId == campaign),
            database.Observations.Count(seen => seen.CampaignId == campaign && seen.RecordedAt >= since),
            database.Participations.Count(part => part.CampaignId == campaign && part.Kind == ParticipationKind.Ally && part.LeftOn == null),
            database.Participations.Count(part => part.CampaignId == campaign && part.Kind == ParticipationKind.Ally && part.LeftOn == null && part.AddedAt >= since),
            database.ContactAttempts.Count(attempt => attempt.CampaignId == campaign),
            database.ContactAttempts.Count(attempt => attempt.CampaignId == campaign && attempt.On >= today))).FirstAsync(cancellation);
    }

    public async Task<IReadOnlyList<WaitingSentence>> OpenApprovalsAsync(CampaignId campaign, CancellationToken cancellation)
    {
        var open = await database.Approvals.Where(approval => approval.CampaignId == campaign && approval.State == ApprovalState.Open)
            .OrderBy(approval => approval.AskedAt).Take(Most)
            .Select(approval => new
            {
                approval.Id,
                approval.Title,
                approval.AskedAt,
                approval.Due,
                Asked = approval.Slots.Where(slot => slot.AnsweredBy == null).OrderBy(slot => slot.Number).Select(slot => slot.Assignee).ToList(),
            }).ToListAsync(cancellation);
        var names = await NamesAsync(open.SelectMany(approval => approval.Asked), cancellation);
        return [.. open.Select(approval => new WaitingSentence(
            $"an answer to “{approval.Title}”", approval.AskedAt, approval.Due,
            EnumWords.Sentence($"{Listing.Or([.. approval.Asked.Select(asked => Name(asked, names))])} can answer."), $"/approvals/{approval.Id}"))];
    }

    public async Task<IReadOnlyList<OpenTask>> OpenTasksAsync(CampaignId campaign, CancellationToken cancellation)
    {
        var tasks = await database.Tasks.Where(task => task.CampaignId == campaign && task.State == TaskState.Open)
            .OrderBy(task => task.DueOn == null).ThenBy(task => task.DueOn).Take(Most)
            .Select(task => new { task.Title, task.Assignee, task.DueOn }).ToListAsync(cancellation);
        var names = await NamesAsync(tasks.Select(task => task.Assignee), cancellation);
        return [.. tasks.Select(task => new OpenTask(task.Title, Name(task.Assignee, names), task.DueOn))];
    }

    private Task<Dictionary<string, string>> NamesAsync(IEnumerable<Assignee> assignees, CancellationToken cancellation)
    {
        string[] wanted = [.. assignees.Where(assignee => !assignee.IsRole).Select(assignee => assignee.Name.ToUpperInvariant()).Distinct()];
        return database.Users.Where(user => wanted.Contains(user.NormalizedUserName!))
            .ToDictionaryAsync(user => user.NormalizedUserName!, user => user.DisplayName, cancellation);
    }

    private static string Name(Assignee assignee, Dictionary<string, string> names) => assignee.IsRole
        ? assignee.Words()
        : names.GetValueOrDefault(assignee.Name.ToUpperInvariant(), assignee.Name);
}
