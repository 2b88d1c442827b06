using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>Changes what stands in members that are durations, dates, counts or working days: to values at the ends of their ranges, and past them.</summary>
internal sealed class AimedMutation(Random chance)
{
    private static readonly Value[] Durations = Texts(
        "P9999Y", "P7974Y", "P8030Y", "P1000000Y", "P1000000M", "P1000000W", "P1000000D", "PT1000000H", "PT1000000M", "PT1000000000S", "P1000000Y1000000M1000000W1000000D",
        "-P1D", "-P2026Y", "-P9999Y", "-PT1000000000S", "PT0S", "P0D", "PT0.0000001S", "P", "P1", "1D", "");

    private static readonly Value[] Dates = Texts(
        "0001-01-01", "0001-01-02", "0003-01-02", "9999-12-31", "9999-12-31T23:59:59", "9999-12-31T23:59:59.9999999Z", "9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00-14:00", "1 January 0001", "2026-02-30", "2026-03-29T01:30:00", "2024-02-29", "10000-01-01", "");

    private static readonly Value[] Counts =
    [
        .. ((long[])[0, 1, -1, 5, 90, 91, 10_000, 10_001, 95_724, 2_912_134, 178_956_970, 357_913_942, int.MaxValue, int.MinValue, 1L << 31, long.MaxValue, long.MinValue]).Select(n => Value.Of(n)),
        .. Texts("0", "5", " 5", "-5", "10000", "2147483647", "2147483648", "9223372036854775808", "5.0", "five", ""),
        Value.Of(2.5), Value.Of(-0.0), Value.Of(1e18),
    ];

    private static readonly Value[] Units = Texts("Second", "Minute", "Hour", "Day", "Week", "Month", "Year", "Decade");

    private static readonly Value[] Intervals = [.. Durations, .. Counts];

    private static readonly Dictionary<string, Value[]> Known = new(StringComparer.Ordinal)
    {
        ["interval"] = Intervals, ["minimumInterval"] = Durations, ["maximumInterval"] = Durations, ["timeout"] = Durations, ["remindEvery"] = Durations, ["escalateAfter"] = Durations,
        ["lasts"] = Durations, ["deadline"] = Dates, ["due"] = Dates, ["sendAt"] = Dates, ["at"] = Dates, ["date"] = Dates, ["timestamp"] = Dates, ["startTime"] = Dates, ["endTime"] = Dates,
        ["start"] = Dates, ["end"] = Dates, ["count"] = Counts, ["workingDays"] = Counts, ["dueInWorkingDays"] = Counts, ["repetitions"] = Counts, ["runs"] = Counts,
        ["maximumWaitingRuns"] = Counts, ["unit"] = Units, ["frequency"] = Units, ["hours"] = Counts, ["minutes"] = Counts, ["monthDays"] = Counts, ["occurrence"] = Counts,
    };

    /// <summary>Changes up to four of them, neighbours together, because many ranges are left only by two that go together.</summary>
    public Value Of(Value source)
    {
        var places = Places(source);
        if (places == 0)
        {
            return source;
        }

        var first = chance.Next(places);
        var count = chance.Next(1, 5);
        var index = 0;
        return Walk(source, null, (kind, leaf) => index++ is var at && at >= first && at < first + count ? kind[chance.Next(kind.Length)] : leaf);
    }

    private static int Places(Value source)
    {
        var places = 0;
        Walk(source, null, (_, leaf) =>
        {
            places++;
            return leaf;
        });
        return places;
    }

    private static Value Walk(Value value, Value[]? kind, Func<Value[], Value, Value> change)
    {
        switch (value)
        {
            case ObjectValue o:
                var built = new ObjectValue.Builder(o.Count);
                foreach (var (name, member) in o)
                {
                    built.Set(name, Walk(member, Known.GetValueOrDefault(name), change));
                }

                return built.Build();
            case ArrayValue a:
                return ArrayValue.From(a.Select(item => Walk(item, kind, change)));
            default:
                return kind is null ? value : change(kind, value);
        }
    }

    private static Value[] Texts(params string[] texts) => [.. texts.Select(text => Value.Of(text))];
}
