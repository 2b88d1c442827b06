using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;

namespace CampaignTracker.Workflows.Runtime.Ports;

/// <summary>The campaign's records as a turn reads and changes them. What is found is changed in place; everything, and the events it
/// raised, is kept when the turn commits, or nothing is. One turn uses one instance; not thread-safe.</summary>
public interface ICampaignStore
{
    Task<Campaign?> FindCampaignAsync(CampaignId id, CancellationToken cancellationToken);

    Task<Campaign?> FindCampaignAsync(string key, CancellationToken cancellationToken);

    /// <summary>A bounded number of queries, whatever the campaign holds. Sees what was saved, so save a turn's changes before asking again.</summary>
    /// <param name="now">"Overdue" and "current" are meant on its date in its own offset; pass the instant in the site's zone.</param>
    /// <returns>Null when there is no such campaign.</returns>
    Task<CampaignFacts?> LoadFactsAsync(CampaignId id, DateTimeOffset now, CancellationToken cancellationToken);

    Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken cancellationToken);

    Task<TaskItem?> FindTaskAsync(TaskItemId id, CancellationToken cancellationToken);

    /// <summary>Whether the campaign has a protected pause that has not ended.</summary>
    Task<bool> IsReflectingAsync(CampaignId campaign, CancellationToken cancellationToken);

    Task<Reminder?> FindReminderAsync(ReminderId id, CancellationToken cancellationToken);

    Task<Claim?> FindClaimAsync(CampaignId campaign, string key, CancellationToken cancellationToken);

    Task<Consultation?> FindConsultationAsync(CampaignId campaign, string key, CancellationToken cancellationToken);

    /// <summary>A new approval, task, reminder, ledger entry, timeline entry, or any other entity of the domain. Can be found at once by its id.</summary>
    void Add(Entity entity);
}
