using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>One briefing to one address: unique per (briefing, address), so nobody gets two copies however often sending is resumed.</summary>
public sealed class DeliveryRecord : Entity
{
    private DeliveryRecord()
    {
    }

    /// <summary>The Message-ID derives from it.</summary>
    public DeliveryId Id { get; private set; }

    public BriefingId Briefing { get; private set; }

    public EmailAddress Address { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    /// <summary>Null for a colleague and for an address that only ever joined a list.</summary>
    public Guid? Person { get; private set; }

    /// <summary>Why they are on it, as a sentence: "You are an ally of this campaign."</summary>
    public string Why { get; private set; } = null!;

    public Basis Basis { get; private set; } = null!;

    /// <summary>The key of the list that they leave by the link in their copy; null for colleagues.</summary>
    public string? List { get; private set; }

    public DeliveryStatus Status { get; private set; }

    /// <summary>How often it was handed to a transport.</summary>
    public int Attempts { get; private set; }

    /// <summary>With its angle brackets; null before the first attempt.</summary>
    public string? MessageId { get; private set; }

    /// <summary>The last change of status.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The transport's answer, or why it was held back; null while there is nothing to say.</summary>
    public string? Detail { get; private set; }

    public bool HasOutcome => Status is DeliveryStatus.Delivered or DeliveryStatus.Failed or DeliveryStatus.Suppressed;

    /// <param name="suppressedBecause">Null for one that will be sent.</param>
    public static DeliveryRecord For(DeliveryId id, BriefingId briefing, Recipient recipient, DateTimeOffset at, string? suppressedBecause = null) => new()
    {
        Id = id,
        Briefing = briefing,
        Address = recipient.Address,
        Name = recipient.Name,
        Person = recipient.Person,
        Why = TextIsGiven.Check(recipient.Why, "Why somebody gets a briefing"),
        Basis = RecipientHasALawfulBasis.Check(recipient.Basis, recipient.Address.Value),
        List = recipient.List,
        Status = suppressedBecause is null ? DeliveryStatus.Pending : DeliveryStatus.Suppressed,
        Detail = suppressedBecause,
        At = at,
    };

    /// <summary>Before it is handed to the transport, and committed before that too.</summary>
    public void Start(string messageId, DateTimeOffset at)
    {
        RequireOpen();
        MessageId = messageId;
        Attempts++;
        Become(DeliveryStatus.Sending, null, at);
    }

    public void Deliver(string? detail, DateTimeOffset at)
    {
        RequireOpen();
        Become(DeliveryStatus.Delivered, detail, at);
    }

    /// <summary>A passing trouble: it stays open and is tried again.</summary>
    public void Postpone(string detail, DateTimeOffset at)
    {
        RequireOpen();
        Become(DeliveryStatus.Pending, detail, at);
    }

    public void Fail(string detail, DateTimeOffset at)
    {
        RequireOpen();
        Become(DeliveryStatus.Failed, detail, at);
    }

    /// <summary>They left between the issue of the briefing and its sending.</summary>
    public void Suppress(string because, DateTimeOffset at)
    {
        RequireOpen();
        Become(DeliveryStatus.Suppressed, because, at);
    }

    private void Become(DeliveryStatus status, string? detail, DateTimeOffset at)
    {
        (Status, Detail, At) = (status, detail, at);
        Changed();
    }

    private void RequireOpen() => Rule.Require(!HasOutcome, new DeliveryIsOpen(Name, Status));
}
