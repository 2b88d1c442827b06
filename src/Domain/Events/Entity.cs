namespace CampaignTracker.Domain.Events;

/// <summary>What is loaded, changed and saved as one. It collects what happened to it until it is saved.</summary>
public abstract class Entity
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Goes up with every change, also of a part: two people who changed the same version collide when the second one saves.</summary>
    public long Version { get; private set; } = 1;

    public IReadOnlyList<DomainEvent> PendingEvents => _events;

    /// <summary>Hands the events over, once: the outbox gets each of them exactly once.</summary>
    public IReadOnlyList<DomainEvent> TakeEvents()
    {
        DomainEvent[] taken = [.. _events];
        _events.Clear();
        return taken;
    }

    protected void Raise(DomainEvent happened)
    {
        _events.Add(happened);
        Changed();
    }

    protected void Changed() => Version++;
}
