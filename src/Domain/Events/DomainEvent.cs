using CampaignTracker.Domain.Campaigns;

namespace CampaignTracker.Domain.Events;

/// <summary>Something that happened in a campaign. Flows start on it and waits wake by it, so <see cref="Name"/> and the payload's keys are a public contract.</summary>
public abstract record DomainEvent(CampaignId Campaign, Stamp Stamp)
{
    /// <summary>Dotted and stable; one of <see cref="EventNames"/>.</summary>
    public abstract string Name { get; }

    /// <summary>A flat dictionary: values are null, string, bool, long or double; dates are ISO 8601 text. Includes event, campaignId, at, by and why.</summary>
    public IReadOnlyDictionary<string, object?> Payload()
    {
        var payload = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["event"] = Name,
            ["campaignId"] = Campaign.Value.ToString(),
            ["at"] = Text(Stamp.At),
            ["by"] = Stamp.By.ToString(),
            ["why"] = Stamp.Why,
        };
        foreach (var (key, value) in Fields())
        {
            payload[key] = value;
        }

        return payload;
    }

    protected abstract IEnumerable<(string Key, object? Value)> Fields();

    private protected static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private protected static string? Text(DateOnly? date) =>
        date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
