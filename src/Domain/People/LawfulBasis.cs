using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.People;

/// <summary>Why one person may be written to from one list. Kept after it ends.</summary>
public sealed class LawfulBasis : HistoryEntry
{
    private LawfulBasis() => (List, Wording, Source) = (null!, null!, null!);

    internal LawfulBasis(int number, string list, LawfulBasisKind kind, string wording, string source, DateOnly since, Stamp stamp)
        : base(number, stamp)
    {
        List = TextIsGiven.Check(list, "The list");
        Kind = kind;
        Wording = TextIsGiven.Check(wording, "The wording");
        Source = TextIsGiven.Check(source, "The source");
        Since = since;
    }

    public string List { get; private set; }

    public LawfulBasisKind Kind { get; private set; }

    /// <summary>What the person was told or agreed to, word for word.</summary>
    public string Wording { get; private set; }

    /// <summary>Where it was given: a form, a meeting, a letter.</summary>
    public string Source { get; private set; }

    public DateOnly Since { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public Origin? EndedBy { get; private set; }

    public string? EndedWhy { get; private set; }

    internal void End(Stamp stamp) => (EndedAt, EndedBy, EndedWhy) = (stamp.At, stamp.By, stamp.Why);
}
