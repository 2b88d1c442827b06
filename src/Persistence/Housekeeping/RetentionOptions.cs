namespace CampaignTracker.Persistence.Housekeeping;

/// <summary>How long what happened is kept. Section <c>Retention</c>; ISO 8601 durations of at least a day.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>The journal of a run, from its end; a run that goes on keeps all of it. Default ten years.</summary>
    public string Journal { get; set; } = "P10Y";

    /// <summary>Events that were dispatched; the campaign's own history is another thing and stays. Default 90 days.</summary>
    public string Outbox { get; set; } = "P90D";

    /// <summary>Why triggers fired or did not. Default two years.</summary>
    public string TriggerHistory { get; set; } = "P2Y";

    /// <summary>Keys by which a repeated request is known. A repeat that comes later than this is a new request. Default one year.</summary>
    public string Keys { get; set; } = "P1Y";
}
