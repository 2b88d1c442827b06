using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using NodaTime;
using NodaTime.TimeZones;

namespace CampaignTracker.Workflows.Scheduling.Zones;

/// <summary>Finds zones by IANA name (<c>Europe/London</c>) or Windows name (<c>GMT Standard Time</c>), ignoring case.</summary>
public static class TimeZones
{
    private static readonly TzdbDateTimeZoneSource Source = TzdbDateTimeZoneSource.Default;

    private static readonly Dictionary<string, string> CanonicalIds =
        Source.CanonicalIdMap.Concat(Source.WindowsToTzdbIds)
            .GroupBy(name => name.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First().Value, StringComparer.OrdinalIgnoreCase);

    private static readonly ConcurrentDictionary<string, Zone> Zones = new();

    /// <summary>The release of the IANA database whose rules apply, such as <c>2026a</c>.</summary>
    public static string RulesVersion => Source.TzdbVersion;

    public static Zone Utc { get; } = new(DateTimeZone.Utc);

    /// <exception cref="UnknownTimeZoneException">Neither an IANA nor a Windows name.</exception>
    public static Zone Resolve(string name) => TryResolve(name, out var zone) ? zone : throw new UnknownTimeZoneException(name);

    public static bool TryResolve(string? name, [NotNullWhen(true)] out Zone? zone)
    {
        zone = null;
        if (name is null)
        {
            return false;
        }

        if (string.Equals(name, "UTC", StringComparison.OrdinalIgnoreCase))
        {
            zone = Utc;
        }
        else if (CanonicalIds.TryGetValue(name, out var id))
        {
            zone = Zones.GetOrAdd(id, known => new Zone(Source.ForId(known)));
        }

        return zone is not null;
    }
}
