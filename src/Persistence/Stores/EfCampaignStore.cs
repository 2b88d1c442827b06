using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime.Ports;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores;

/// <summary>The store over one context; the owner of the context saves it and commits.</summary>
public sealed class EfCampaignStore(TrackerDbContext context) : ICampaignStore
{
    public async Task<Campaign?> FindCampaignAsync(CampaignId id, CancellationToken cancellationToken) =>
        context.Campaigns.Local.FirstOrDefault(c => c.Id == id)
        ?? await context.Campaigns.FirstOrDefaultAsync(c => c.Id == id, cancellationToken);

    public async Task<Campaign?> FindCampaignAsync(string key, CancellationToken cancellationToken) =>
        context.Campaigns.Local.FirstOrDefault(c => c.Key == key)
        ?? await context.Campaigns.FirstOrDefaultAsync(c => c.Key == key, cancellationToken);

    public Task<CampaignFacts?> LoadFactsAsync(CampaignId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        new CampaignFactsQuery(context, id).LoadAsync(DateOnly.FromDateTime(now.DateTime), cancellationToken);

    public async Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken cancellationToken) =>
        context.Approvals.Local.FirstOrDefault(a => a.Id == id)
        ?? await context.Approvals.FirstOrDefaultAsync(a => a.Id == id, cancellationToken);

    public async Task<TaskItem?> FindTaskAsync(TaskItemId id, CancellationToken cancellationToken) =>
        context.Tasks.Local.FirstOrDefault(t => t.Id == id)
        ?? await context.Tasks.FirstOrDefaultAsync(t => t.Id == id, cancellationToken);

    /// <summary>As this turn has changed them: what it finds in the database is what it has already, where it has it.</summary>
    public async Task<bool> IsReflectingAsync(CampaignId campaign, CancellationToken cancellationToken)
    {
        var open = await context.Tasks.Where(t => t.CampaignId == campaign && t.State == TaskState.Open && t.IsReflection).ToListAsync(cancellationToken);
        return open.Concat(context.Tasks.Local).Any(t => t.CampaignId == campaign && t is { IsReflection: true, State: TaskState.Open });
    }

    public async Task<Reminder?> FindReminderAsync(ReminderId id, CancellationToken cancellationToken) =>
        context.Reminders.Local.FirstOrDefault(r => r.Id == id)
        ?? await context.Reminders.FirstOrDefaultAsync(r => r.Id == id, cancellationToken);

    public async Task<Claim?> FindClaimAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        context.Claims.Local.FirstOrDefault(c => c.CampaignId == campaign && c.Key == key)
        ?? await context.Claims.FirstOrDefaultAsync(c => c.CampaignId == campaign && c.Key == key, cancellationToken);

    public async Task<Consultation?> FindConsultationAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        context.Consultations.Local.FirstOrDefault(c => c.CampaignId == campaign && c.Key == key)
        ?? await context.Consultations.FirstOrDefaultAsync(c => c.CampaignId == campaign && c.Key == key, cancellationToken);

    public void Add(Entity entity) => context.Add(entity);
}
