using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.Evidence;

/// <summary>A figure that may be quoted, with its source. Texts cite it by key, so a correction reaches every text that uses it.</summary>
public sealed class Claim : Entity
{
    private readonly List<ClaimRevision> _revisions = [];

    private Claim() => (Key, Unit, SaidBy, AsOf, Source) = (null!, null!, null!, null!, null!);

    public ClaimId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>Unique within the campaign; never changes.</summary>
    public string Key { get; private set; }

    public decimal Figure { get; private set; }

    public string? Qualifier { get; private set; }

    public string Unit { get; private set; }

    public string SaidBy { get; private set; }

    public string AsOf { get; private set; }

    /// <summary>A day to sort by, read from <see cref="AsOf"/>; null where that is not a date.</summary>
    public DateOnly? AsOfDate { get; private set; }

    public string Source { get; private set; }

    public string? Caveat { get; private set; }

    public ClaimStatus Status { get; private set; }

    /// <summary>Every state it ever had, oldest first; the last is the present one.</summary>
    public IReadOnlyList<ClaimRevision> Revisions => _revisions;

    /// <summary>May be quoted now.</summary>
    public bool InUse => Status is ClaimStatus.Published or ClaimStatus.Corrected;

    public ClaimFigure Present => new(Figure, Qualifier, Unit, SaidBy, AsOf, Source, Caveat);

    public static Claim Draft(ClaimId id, CampaignId campaign, string key, ClaimFigure figure, Stamp stamp)
    {
        Rule.Require(CampaignKeyIsASlug.Holds(key), new ClaimKeyIsASlug(key));
        var claim = new Claim { Id = id, CampaignId = campaign, Key = key };
        claim.Become(figure, ClaimStatus.Draft, stamp);
        return claim;
    }

    public void Redraft(ClaimFigure figure, Stamp stamp)
    {
        Rule.Require(Status == ClaimStatus.Draft, new ClaimIsADraft(Key));
        Become(figure, ClaimStatus.Draft, stamp);
    }

    public void Publish(Stamp stamp)
    {
        Rule.Require(Status == ClaimStatus.Draft, new ClaimIsADraft(Key));
        Become(Present, ClaimStatus.Published, stamp);
        Raise(new ClaimPublished(CampaignId, stamp, Id, Key, Figure, Unit));
    }

    /// <summary>Replaces a published figure. Asks for a reason.</summary>
    public void Correct(ClaimFigure figure, Stamp stamp) => Replace(figure, ClaimStatus.Corrected, stamp);

    /// <summary>Nobody may quote it any more. Asks for a reason; raises claim.corrected, because texts that cite it must change.</summary>
    public void Withdraw(Stamp stamp) => Replace(Present, ClaimStatus.Withdrawn, stamp);

    private void Replace(ClaimFigure figure, ClaimStatus status, Stamp stamp)
    {
        Rule.Require(InUse, new ClaimIsInUse(Key));
        ReasonIsGiven.Check(stamp, "a correction of a published claim");
        var before = Figure;
        Become(figure, status, stamp);
        Raise(new ClaimCorrected(CampaignId, stamp, Id, Key, before, Figure, status));
    }

    private void Become(ClaimFigure figure, ClaimStatus status, Stamp stamp)
    {
        // One assignment: all texts are checked before the first of them is taken.
        (Unit, SaidBy, AsOf, Source) = (
            TextIsGiven.Check(figure.Unit, "The unit"),
            TextIsGiven.Check(figure.By, "Who said it"),
            TextIsGiven.Check(figure.AsOf, "When it was true"),
            TextIsGiven.Check(figure.Source, "The source"));
        (Figure, Qualifier, Caveat, Status) = (figure.Figure, figure.Qualifier, figure.Caveat, status);
        AsOfDate = PartialDate.TryParse(AsOf, out var date) ? date.Date : null;
        _revisions.Add(new ClaimRevision(_revisions.Count + 1, Present, status, stamp));
        Changed();
    }
}
