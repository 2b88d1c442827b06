using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Evidence;

/// <summary>A cluster of observations that repeats. Observations point to it.</summary>
public sealed class Pattern : Entity
{
    private Pattern() => (Title, Description, RecordedBy) = (null!, null!, null!);

    public PatternId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public string Title { get; private set; }

    public string Description { get; private set; }

    public Origin RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public static Pattern Name(PatternId id, CampaignId campaign, string title, string description, Stamp stamp)
    {
        var findings = AnonymityCheck.Inspect($"{title}\n{description}");
        Rule.Require(findings.Count == 0 || !string.IsNullOrWhiteSpace(stamp.Why), new CaseworkIsAnonymous(findings));
        return new Pattern
        {
            Id = id,
            CampaignId = campaign,
            Title = TextIsGiven.Check(title, "The pattern's title"),
            Description = description.Trim(),
            RecordedBy = stamp.By,
            RecordedAt = stamp.At,
        };
    }
}
