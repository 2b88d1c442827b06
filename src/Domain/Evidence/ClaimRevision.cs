using CampaignTracker.Domain.Events;

namespace CampaignTracker.Domain.Evidence;

/// <summary>A claim as it stood from one change to the next.</summary>
public sealed class ClaimRevision : HistoryEntry
{
    private ClaimRevision() => (Unit, SaidBy, AsOf, Source) = (null!, null!, null!, null!);

    internal ClaimRevision(int number, ClaimFigure figure, ClaimStatus status, Stamp stamp)
        : base(number, stamp)
    {
        Status = status;
        (Figure, Qualifier, Unit, SaidBy) = (figure.Figure, figure.Qualifier, figure.Unit, figure.By);
        (AsOf, Source, Caveat) = (figure.AsOf, figure.Source, figure.Caveat);
    }

    public ClaimStatus Status { get; private set; }

    public decimal Figure { get; private set; }

    public string? Qualifier { get; private set; }

    public string Unit { get; private set; }

    public string SaidBy { get; private set; }

    public string AsOf { get; private set; }

    public string Source { get; private set; }

    public string? Caveat { get; private set; }
}
