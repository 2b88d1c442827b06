using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>
/// The date and time family: between time zones, by their Windows or IANA names. A time that clocks skip in spring is taken
/// as if they had not yet changed; of a time that comes twice in autumn the second is meant.
/// </summary>
internal static class ZoneFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.DateAndTime, "convertFromUtc(timestamp, destinationTimeZone, format?)", "A time in UTC as the clocks of a time zone show it.", FromUtc),
        Pure(FunctionFamily.DateAndTime, "convertToUtc(timestamp, sourceTimeZone, format?)", "What the clocks of a time zone show, in UTC.", ToUtc),
        Pure(FunctionFamily.DateAndTime, "convertTimeZone(timestamp, sourceTimeZone, destinationTimeZone, format?)", "What the clocks of one time zone show, as those of another show it.", Between),
    ];

    private static Value FromUtc(scoped in Call call) =>
        Shown(call, DateTime.SpecifyKind(Moments.Parse(call, 0), DateTimeKind.Utc), Zone(call, 1), 2);

    private static Value ToUtc(scoped in Call call) => call.Made(Moments.Format(Utc(call), call, 2));

    private static Value Between(scoped in Call call) => Shown(call, Utc(call), Zone(call, 2), 3);

    private static DateTime Utc(scoped in Call call)
    {
        var local = Moments.Parse(call, 0);
        var zone = Zone(call, 1);
        if (local.Kind == DateTimeKind.Utc)
        {
            return IsUtc(zone) ? local : throw call.Bad(0, $"ends in Z or an offset, so it can't be a time of '{zone.Id}'; leave that off, or name UTC as the source.");
        }

        var offset = zone.GetUtcOffset(zone.IsInvalidTime(local) ? local.AddDays(-1) : local);
        return Shifted(call, local, -offset, DateTimeKind.Utc);
    }

    private static Value Shown(scoped in Call call, DateTime utc, TimeZoneInfo zone, int format)
    {
        var kind = IsUtc(zone) ? DateTimeKind.Utc : DateTimeKind.Unspecified;
        return call.Made(Moments.Format(Shifted(call, utc, zone.GetUtcOffset(utc), kind), call, format));
    }

    private static DateTime Shifted(scoped in Call call, DateTime moment, TimeSpan by, DateTimeKind kind)
    {
        var ticks = moment.Ticks + by.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTime(ticks, kind) : throw Moments.OutOfRange(call);
    }

    private static bool IsUtc(TimeZoneInfo zone) => zone.Id is "UTC" or "Etc/UTC" or "Etc/UCT" or "Zulu" or "Universal";

    private static TimeZoneInfo Zone(scoped in Call call, int index)
    {
        var name = call.Text(index).Trim();
        return IsName(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw call.Bad(index, $"names no time zone: '{ValueText.Shorten(name)}'. Write it as in 'Europe/London' or 'GMT Standard Time'.");
    }

    // Zones are files on Unix: a name must not lead anywhere else.
    private static bool IsName(string name) =>
        name.Length is > 0 and <= 100
        && char.IsAsciiLetterOrDigit(name[0])
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '/' or '_' or '-' or '+' or '.' or '(' or ')')
        && !name.Contains("..", StringComparison.Ordinal);
}
