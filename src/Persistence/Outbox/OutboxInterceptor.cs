using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Timeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.Persistence.Outbox;

/// <summary>Moves the events that entities collected into the outbox while they are saved, so that event and change commit together.
/// The campaign's timeline gets its sentence in the same save: nothing happens that the story does not tell.</summary>
/// <remarks>A save that fails keeps the messages in the context: saving the same context again writes them, once.</remarks>
public sealed class OutboxInterceptor(IIdSource ids) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Collect(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Collect(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Collect(DbContext? context)
    {
        var events = context?.ChangeTracker.Entries<Entity>().SelectMany(e => e.Entity.TakeEvents()).ToList() ?? [];
        foreach (var (position, happened) in events.Index())
        {
            context!.Add(new OutboxMessage
            {
                Id = ids.Next(),
                Name = happened.Name,
                CampaignId = happened.Campaign,
                OccurredAt = happened.Stamp.At,
                Position = position,
                Payload = PayloadJson.Write(happened.Payload()),
            });
            if (EventSentence.Of(happened) is { } sentence)
            {
                context.Add(TimelineEntry.Write(new TimelineEntryId(ids.Next()), happened.Campaign, happened.Name, sentence, happened.Stamp));
            }
        }
    }
}
