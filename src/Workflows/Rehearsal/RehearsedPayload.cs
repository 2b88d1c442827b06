using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>An event's payload as waits and expressions see it.</summary>
internal static class RehearsedPayload
{
    public static ObjectValue Of(DomainEvent happened)
    {
        var payload = new ObjectValue.Builder();
        foreach (var (name, value) in happened.Payload())
        {
            payload.Set(name, value switch
            {
                null => Value.Null,
                string text => Value.Of(text),
                bool flag => Value.Of(flag),
                long number => Value.Of(number),
                double number => Value.Of(number),
                _ => throw new InvalidOperationException($"The payload of {happened.Name} holds a {value.GetType().Name}."),
            });
        }

        return payload.Build();
    }
}
