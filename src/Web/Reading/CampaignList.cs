using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Web.Words;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>One campaign as the list shows it.</summary>
public sealed record CampaignRow(
    CampaignId Id, string Key, string Title, string Ask, CampaignScope Scope, string Jurisdiction, CampaignStatus Status, string Lead,
    IReadOnlyList<string> OpenStages, int OpenApprovals, int OverdueTasks);

/// <summary>Finds campaigns by what they are called and want, a page at a time.</summary>
public sealed class CampaignList(TrackerDbContext database, DateWords words)
{
    public Task<PageOf<CampaignRow>> ReadAsync(string? search, CampaignStatus status, int? page, CancellationToken cancellation)
    {
        var campaigns = database.Campaigns.Where(campaign => campaign.Status == status);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = SearchText.Anywhere(search);
            campaigns = campaigns.Where(campaign => EF.Functions.Like(campaign.Title, wanted, SearchText.Escape) || EF.Functions.Like(campaign.Ask, wanted, SearchText.Escape));
        }
        var today = words.Today;
        return campaigns.OrderBy(campaign => campaign.Title).ThenBy(campaign => campaign.Id)
            .Select(campaign => new CampaignRow(
                campaign.Id, campaign.Key, campaign.Title, campaign.Ask, campaign.Scope, campaign.Jurisdiction, campaign.Status, campaign.Lead,
                campaign.Stages.Where(stage => stage.Visits.Any(visit => visit.LeftAt == null)).OrderBy(stage => stage.Number).Select(stage => stage.Title).ToList(),
                database.Approvals.Count(approval => approval.CampaignId == campaign.Id && approval.State == ApprovalState.Open),
                database.Tasks.Count(task => task.CampaignId == campaign.Id && task.State == TaskState.Open && task.DueOn < today)))
            .ToPageAsync(page, cancellation);
    }

    public Task<bool> AnyAsync(CancellationToken cancellation) => database.Campaigns.AnyAsync(cancellation);
}
