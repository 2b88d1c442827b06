using System.Globalization;

namespace CampaignTracker.Workflows.Steps;

/// <summary>The formats of texts that the live service looks at in a schema; any other format fits everything.</summary>
internal static class JsonFormats
{
    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    public static bool Fits(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "time" => TimeOnly.TryParseExact(text, ["HH:mm:ss.FFFFFFF", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTime.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _),
        "ipv4" => Uri.CheckHostName(text) == UriHostNameType.IPv4 && text.Count(c => c == '.') == 3,
        "ipv6" => Uri.CheckHostName(text) == UriHostNameType.IPv6,
        "hostname" => Uri.CheckHostName(text) == UriHostNameType.Dns,
        "email" => text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace),
        "uri" => !text.Contains(' ', StringComparison.Ordinal) && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme.Length > 0,
        _ => true,
    };
}
