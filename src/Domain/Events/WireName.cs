namespace CampaignTracker.Domain.Events;

/// <summary>How a word of an enum is spelled in flows, payloads and the API: "decisionMaker", "notStarted".</summary>
public static class WireName
{
    public static string Of(Enum value)
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
