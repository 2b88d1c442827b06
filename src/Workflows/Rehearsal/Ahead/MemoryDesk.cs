using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Facts;
using CampaignTracker.Workflows.Runtime.Rows;
using CampaignTracker.Workflows.Scheduling.WorkingDays;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Opens the records of a rehearsal for turns. Saving only hands on the events that were raised, as the outbox does.</summary>
internal sealed class MemoryDesk(InMemoryCampaignStore records, StandingRecords campaigns, RehearsedBriefings briefings, MemoryFlowStore store, IIdSource ids, Zone zone)
    : ICampaignDesk
{
    /// <summary>Called with every event, before any flow hears of it.</summary>
    public Action<DomainEvent> Happened { get; set; } = _ => { };

    public ICampaignSession Open(ITurn turn, DateTimeOffset now) => new Session(this, zone.In(now));

    public void Save()
    {
        foreach (var one in records.TakeEvents())
        {
            Happened(one);
            store.Events.Add(new PendingEvent(ids.Next(), one.Name, one.Campaign, one.Stamp.At, RehearsedPayload.Of(one)));
        }
    }

    private sealed class Session(MemoryDesk desk, DateTimeOffset now) : ICampaignSession
    {
        public async Task<TurnFacts?> FactsAsync(CampaignId campaign, CancellationToken cancel)
        {
            if (await desk.Campaigns.LoadFactsAsync(campaign, now, cancel) is not { } facts)
            {
                return null;
            }

            WorkingCalendars.TryResolve(facts.Jurisdiction, out var calendar);
            return new(CampaignFactsValue.Of(facts), CampaignFactsValue.Claims(facts), calendar);
        }

        public T Records<T>()
            where T : class =>
            desk.Campaigns as T ?? desk.Briefings as T ?? throw new InvalidOperationException($"A rehearsal keeps no {typeof(T).Name}.");

        public Task SaveAsync(CancellationToken cancel)
        {
            desk.Save();
            return Task.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private StandingRecords Campaigns => campaigns;

    private RehearsedBriefings Briefings => briefings;
}
