using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.PolicyChanges;

/// <summary>One dated state of the policy. It is never edited: a correction is a new entry, and the old one says what replaced it.</summary>
public sealed class LedgerEntry : Entity
{
    private LedgerEntry() => (What, Source, RecordedBy) = (null!, null!, null!);

    private LedgerEntry(LedgerEntryId id, CampaignId campaign, PolicyFact fact, LedgerEntryId? replaces, Stamp stamp)
    {
        Id = id;
        CampaignId = campaign;
        (Date, Precision) = (fact.When.Date, fact.When.Precision);
        State = fact.State;
        What = TextIsGiven.Check(fact.What, "What happened");
        Source = TextIsGiven.Check(fact.Source, "The source");
        (RecordedBy, RecordedAt, Why) = (stamp.By, stamp.At, stamp.Why);
        Replaces = replaces;
        Raise(new PolicyStateChanged(campaign, stamp, id, State, When, What, Source, replaces is not null));
    }

    public LedgerEntryId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public DateOnly Date { get; private set; }

    public DatePrecision Precision { get; private set; }

    public PartialDate When => new(Date, Precision);

    public PolicyState State { get; private set; }

    public string What { get; private set; }

    public string Source { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public string? Why { get; private set; }

    /// <summary>The entry this one corrects.</summary>
    public LedgerEntryId? Replaces { get; private set; }

    /// <summary>The entry that corrects this one; null while this one stands.</summary>
    public LedgerEntryId? ReplacedBy { get; private set; }

    public bool Stands => ReplacedBy is null;

    public static LedgerEntry Record(LedgerEntryId id, CampaignId campaign, PolicyFact fact, Stamp stamp) =>
        new(id, campaign, fact, null, stamp);

    /// <summary>Returns the new entry, to be stored beside this one. Asks for a reason.</summary>
    public LedgerEntry Correct(LedgerEntryId id, PolicyFact fact, Stamp stamp)
    {
        Rule.Require(Stands, new LedgerEntryIsCorrectedOnce(When));
        ReasonIsGiven.Check(stamp, "a correction of the ledger");
        var correction = new LedgerEntry(id, CampaignId, fact, Id, stamp);
        ReplacedBy = id;
        Changed();
        return correction;
    }
}
