using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Timeline;

/// <summary>One sentence of the campaign's story, for its page and for leadership. Never edited.</summary>
public sealed class TimelineEntry : Entity
{
    private TimelineEntry() => (Kind, Sentence, By) = (null!, null!, null!);

    public TimelineEntryId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>An event name where an event lies behind it, or a kind of the writer's own such as "flow.stepFailed".</summary>
    public string Kind { get; private set; }

    public Origin By { get; private set; }

    public string Sentence { get; private set; }

    /// <summary>A path inside the site to what it is about; null when there is nothing more to see.</summary>
    public string? Link { get; private set; }

    public static TimelineEntry Write(TimelineEntryId id, CampaignId campaign, string kind, string sentence, Stamp stamp, string? link = null) => new()
    {
        Id = id,
        CampaignId = campaign,
        At = stamp.At,
        Kind = kind,
        By = stamp.By,
        Sentence = TextIsGiven.Check(sentence, "The sentence"),
        Link = link,
    };
}
