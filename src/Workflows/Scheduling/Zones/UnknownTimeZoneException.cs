namespace CampaignTracker.Workflows.Scheduling.Zones;

/// <summary>The name is neither an IANA time zone nor a Windows one.</summary>
public sealed class UnknownTimeZoneException(string name)
    : Exception($"'{name}' is not a time zone. Use an IANA name such as Europe/London, or a Windows name such as GMT Standard Time.")
{
    public string Name { get; } = name;
}
