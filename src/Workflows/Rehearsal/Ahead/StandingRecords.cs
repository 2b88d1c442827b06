using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// The campaign's records of a rehearsal that starts from a real one. What flows change is in memory; evidence, claims, people, attempts
/// and consultations stand as they were, because nothing but people changes those.
/// </summary>
/// <param name="standing">Null without a campaign.</param>
internal sealed class StandingRecords(InMemoryCampaignStore records, CampaignFacts? standing) : ICampaignStore
{
    public Task<Campaign?> FindCampaignAsync(CampaignId id, CancellationToken cancellationToken) => records.FindCampaignAsync(id, cancellationToken);

    public Task<Campaign?> FindCampaignAsync(string key, CancellationToken cancellationToken) => records.FindCampaignAsync(key, cancellationToken);

    public async Task<CampaignFacts?> LoadFactsAsync(CampaignId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await records.LoadFactsAsync(id, now, cancellationToken) is not { } facts ? null
        : standing is null ? facts
        : facts with
        {
            Evidence = standing.Evidence,
            Claims = standing.Claims,
            People = standing.People,
            Attempts = standing.Attempts,
            Consultations = standing.Consultations,
        };

    public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken cancellationToken) => records.FindApprovalAsync(id, cancellationToken);

    public Task<TaskItem?> FindTaskAsync(TaskItemId id, CancellationToken cancellationToken) => records.FindTaskAsync(id, cancellationToken);

    public Task<bool> IsReflectingAsync(CampaignId campaign, CancellationToken cancellationToken) => records.IsReflectingAsync(campaign, cancellationToken);

    public Task<Reminder?> FindReminderAsync(ReminderId id, CancellationToken cancellationToken) => records.FindReminderAsync(id, cancellationToken);

    public Task<Claim?> FindClaimAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        records.FindClaimAsync(campaign, key, cancellationToken);

    public Task<Consultation?> FindConsultationAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        records.FindConsultationAsync(campaign, key, cancellationToken);

    public void Add(Entity entity) => records.Add(entity);
}
