using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Legislation;

/// <summary>A bill or a statutory instrument that the campaign follows.</summary>
public sealed class Instrument : Entity
{
    private readonly List<InstrumentStage> _stages = [];

    private Instrument() => (Title, RecordedBy) = (null!, null!);

    public InstrumentId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public InstrumentKind Kind { get; private set; }

    public string Title { get; private set; }

    /// <summary>For example "SI 2019/1396"; null before it has one.</summary>
    public string? Reference { get; private set; }

    public DateOnly? NextSitting { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>The stages it went through, in the order they were recorded.</summary>
    public IReadOnlyList<InstrumentStage> Stages => _stages;

    public static Instrument Follow(InstrumentId id, CampaignId campaign, InstrumentKind kind, string title, string? reference, Stamp stamp) => new()
    {
        Id = id,
        CampaignId = campaign,
        Kind = kind,
        Title = TextIsGiven.Check(title, "The title"),
        Reference = reference,
        RecordedBy = stamp.By,
        RecordedAt = stamp.At,
    };

    /// <param name="chamber">Null for a stage outside Parliament, such as Royal Assent or the making of an instrument.</param>
    public void ReachStage(string name, Chamber? chamber, DateOnly on, Stamp stamp)
    {
        _stages.Add(new InstrumentStage(_stages.Count + 1, name, chamber, on, stamp));
        Changed();
    }

    public void PlanSitting(DateOnly? next)
    {
        NextSitting = next;
        Changed();
    }

    public void GiveReference(string reference)
    {
        Reference = TextIsGiven.Check(reference, "The reference");
        Changed();
    }
}
