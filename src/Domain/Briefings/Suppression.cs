using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

/// <summary>An address that gets nothing: no briefing of one list, or none at all. It outlives the person's record, by hash.</summary>
public sealed class Suppression : Entity
{
    private Suppression()
    {
    }

    public SuppressionId Id { get; private set; }

    /// <summary><see cref="EmailAddress.Hash"/>.</summary>
    public string AddressHash { get; private set; } = null!;

    /// <summary>Null once the person asked to be forgotten: the hash goes on protecting them.</summary>
    public EmailAddress? Address { get; private set; }

    /// <summary>The key of the list that is stopped; null stops everything.</summary>
    public string? List { get; private set; }

    public SuppressionReason Reason { get; private set; }

    /// <summary>The page, the mail server's answer, or the colleague's words.</summary>
    public string Detail { get; private set; } = null!;

    public DateTimeOffset At { get; private set; }

    /// <summary>Null while it holds. A person may ask to get mail again.</summary>
    public DateTimeOffset? LiftedAt { get; private set; }

    public string? LiftedWhy { get; private set; }

    public bool Stops(string? list) => LiftedAt is null && (List is null || List == list);

    public static Suppression Record(SuppressionId id, EmailAddress address, string? list, SuppressionReason reason, string detail, DateTimeOffset at) => new()
    {
        Id = id,
        AddressHash = address.Hash,
        Address = address,
        List = list,
        Reason = reason,
        Detail = detail.Trim(),
        At = at,
    };

    public void Lift(DateTimeOffset at, string why)
    {
        if (LiftedAt is null)
        {
            LiftedAt = at;
            LiftedWhy = TextIsGiven.Check(why, "Why mail starts again");
            Changed();
        }
    }

    public void ForgetAddress()
    {
        Address = null;
        Changed();
    }
}
