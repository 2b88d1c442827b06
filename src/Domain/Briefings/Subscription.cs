using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>One stay of one address on one list. Who comes back gets a new one; an ended one is kept as the record of what was agreed.</summary>
public sealed class Subscription : Entity
{
    private Subscription()
    {
    }

    public SubscriptionId Id { get; private set; }

    public BriefingListId List { get; private set; }

    /// <summary>The person in the campaign's records; null for an address that only ever joined a list.</summary>
    public Guid? Person { get; private set; }

    public string Name { get; private set; } = null!;

    public EmailAddress Address { get; private set; } = null!;

    public Basis Basis { get; private set; } = null!;

    public DateTimeOffset Since { get; private set; }

    /// <summary>Null while on the list. From this instant on, inclusive, nothing is sent.</summary>
    public DateTimeOffset? Ended { get; private set; }

    public string? EndedWhy { get; private set; }

    public bool IsActiveAt(DateTimeOffset instant) => Since <= instant && (Ended is not { } ended || instant < ended);

    public static Subscription Join(SubscriptionId id, BriefingListId list, EmailAddress address, string name, Basis basis, Stamp stamp, Guid? person = null) => new()
    {
        Id = id,
        List = list,
        Person = person,
        Name = name.Trim(),
        Address = address,
        Basis = RecipientHasALawfulBasis.Check(basis, address.Value),
        Since = stamp.At,
    };

    /// <summary>Leaving twice is as good as once: the first time stays.</summary>
    public void End(DateTimeOffset at, string why)
    {
        if (Ended is null)
        {
            Ended = at;
            EndedWhy = TextIsGiven.Check(why, "Why the subscription ended");
            Changed();
        }
    }
}
