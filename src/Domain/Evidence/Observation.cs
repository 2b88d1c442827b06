using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Evidence;

/// <summary>An anonymous sighting in casework: what was seen, how often, where, when. It has no field for a person.</summary>
public sealed class Observation : Entity
{
    private Observation() => (What, Place, RecordedBy) = (null!, null!, null!);

    public ObservationId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string What { get; private set; }

    /// <summary>How many children or families it was seen with; 1 or more. Outside the team show it through <see cref="SmallNumber"/>.</summary>
    public int Count { get; private set; }

    /// <summary>A town, a borough, a service; not an address.</summary>
    public string Place { get; private set; }

    public DateOnly SeenOn { get; private set; }

    public PatternId? PatternId { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Why it was saved although the anonymity check pointed something out; null when it found nothing.</summary>
    public string? ConfirmedAnonymous { get; private set; }

    /// <exception cref="RuleBrokenException"><see cref="CaseworkIsAnonymous"/>, with what was found, unless the stamp carries a reason why it names nobody.</exception>
    public static Observation Record(ObservationId id, CampaignId campaign, string what, int count, string place, DateOnly seenOn, Stamp stamp)
    {
        Rule.Require(count > 0, new CountIsPositive(count));
        var findings = AnonymityCheck.Inspect($"{what}\n{place}");
        Rule.Require(findings.Count == 0 || !string.IsNullOrWhiteSpace(stamp.Why), new CaseworkIsAnonymous(findings));
        var observation = new Observation
        {
            Id = id,
            CampaignId = campaign,
            What = TextIsGiven.Check(what, "What was seen"),
            Count = count,
            Place = TextIsGiven.Check(place, "The place"),
            SeenOn = seenOn,
            RecordedBy = stamp.By,
            RecordedAt = stamp.At,
            ConfirmedAnonymous = findings.Count > 0 ? stamp.Why : null,
        };
        observation.Raise(new EvidenceRecorded(campaign, stamp, id, observation.What, count, observation.Place, seenOn));
        return observation;
    }

    /// <summary>Counts it to a pattern, or to none when null.</summary>
    public void PlaceIn(Pattern? pattern)
    {
        Rule.Require(pattern is null || pattern.CampaignId == CampaignId, new PatternIsOfTheSameCampaign());
        PatternId = pattern?.Id;
        Changed();
    }
}
