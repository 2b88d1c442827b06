using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>The campaign's records of a rehearsal: in memory, with nothing to save. Not thread-safe.</summary>
public sealed class InMemoryCampaignStore : ICampaignStore
{
    private readonly List<Entity> _entities = [];
    private readonly Dictionary<Type, List<Entity>> _byType = [];
    private readonly Dictionary<object, Entity> _byId = [];

    /// <summary>Everything that was added, in that order.</summary>
    public IEnumerable<TEntity> All<TEntity>()
        where TEntity : Entity => _byType.TryGetValue(typeof(TEntity), out var entities) ? entities.Cast<TEntity>() : [];

    /// <summary>What happened since the last call, in order, as the outbox would have it.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents() => [.. _entities.Where(e => e.PendingEvents.Count > 0).SelectMany(e => e.TakeEvents()).OrderBy(e => e.Stamp.At)];

    public Task<Campaign?> FindCampaignAsync(CampaignId id, CancellationToken cancellationToken) => Find<Campaign>(id);

    public Task<Campaign?> FindCampaignAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult(All<Campaign>().FirstOrDefault(c => c.Key == key));

    public Task<CampaignFacts?> LoadFactsAsync(CampaignId id, DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult(_byId.GetValueOrDefault(id) is Campaign campaign
            ? FactsInMemory.Of(campaign, this, DateOnly.FromDateTime(now.DateTime))
            : null);

    public Task<Approval?> FindApprovalAsync(ApprovalId id, CancellationToken cancellationToken) => Find<Approval>(id);

    public Task<TaskItem?> FindTaskAsync(TaskItemId id, CancellationToken cancellationToken) => Find<TaskItem>(id);

    public Task<bool> IsReflectingAsync(CampaignId campaign, CancellationToken cancellationToken) =>
        Task.FromResult(All<TaskItem>().Any(t => t.CampaignId == campaign && t is { IsReflection: true, State: TaskState.Open }));

    public Task<Reminder?> FindReminderAsync(ReminderId id, CancellationToken cancellationToken) => Find<Reminder>(id);

    public Task<Claim?> FindClaimAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        Task.FromResult(All<Claim>().FirstOrDefault(c => c.CampaignId == campaign && c.Key == key));

    public Task<Consultation?> FindConsultationAsync(CampaignId campaign, string key, CancellationToken cancellationToken) =>
        Task.FromResult(All<Consultation>().FirstOrDefault(c => c.CampaignId == campaign && c.Key == key));

    public void Add(Entity entity)
    {
        _entities.Add(entity);
        if (!_byType.TryGetValue(entity.GetType(), out var same))
        {
            _byType.Add(entity.GetType(), same = []);
        }

        same.Add(entity);
        if (IdOf(entity) is { } id)
        {
            _byId.Add(id, entity);
        }
    }

    private Task<TEntity?> Find<TEntity>(object id)
        where TEntity : Entity => Task.FromResult(_byId.GetValueOrDefault(id) as TEntity);

    // Only what is looked up by id; the rest is only listed.
    private static object? IdOf(Entity entity) => entity switch
    {
        Campaign campaign => campaign.Id,
        Approval approval => approval.Id,
        TaskItem task => task.Id,
        Reminder reminder => reminder.Id,
        _ => null,
    };
}
