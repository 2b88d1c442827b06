using System.Globalization;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using Microsoft.Extensions.Primitives;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>What a rehearsal is asked for, as it stands in the page's address, so that it can be bookmarked and sent to a colleague.</summary>
public sealed class RehearsalForm
{
    public const string AnswerPrefix = "answer.";
    public const string OnPrefix = "on.";
    public const string ContentPrefix = "content.";
    public const string RunPrefix = "run:";

    private static readonly TimeSpan MostKept = TimeSpan.FromDays(3);

    private const int MostAnswers = 200;
    private const int LongestContent = 4_000;

    /// <summary>In months.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [3, 12, 36, 60];

    public required int Months { get; init; }

    public required bool AllGoesWell { get; init; }

    /// <summary>An earlier run whose answers are taken; null for none.</summary>
    public required Guid? Recorded { get; init; }

    public required int Days { get; init; }

    /// <summary>What people do, as it stands in the address.</summary>
    public string All => Recorded is { } run ? RunPrefix + run : AllGoesWell ? "well" : "nothing";

    /// <summary>Whether other flows of the campaign are listed too.</summary>
    public required bool Others { get; init; }

    /// <summary>When the rehearsal begins; null for now. Given for a preview, so that it is of the rehearsal it stands in.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>A preview that was kept for longer than a few days shows how things stand now.</summary>
    public DateTimeOffset From(DateTimeOffset now) => At is { } at && (now - at).Duration() < MostKept ? at : now;

    public required IReadOnlyDictionary<string, AssumedAnswer> Answers { get; init; }

    /// <summary>What could not be read, as sentences.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    public Assumptions Assumptions => new() { AllGoesWell = AllGoesWell, WorkingDays = Days, Answers = Answers };

    public static RehearsalForm Read(IQueryCollection query)
    {
        List<string> faults = [];
        return new RehearsalForm
        {
            Months = int.TryParse(query["months"], CultureInfo.InvariantCulture, out var months) && Horizons.Contains(months) ? months : 12,
            AllGoesWell = query["all"] == "well",
            Recorded = query["all"].ToString() is { } all && all.StartsWith(RunPrefix, StringComparison.Ordinal) && Guid.TryParse(all[RunPrefix.Length..], out var run) ? run : null,
            Days = ReadDays(query["days"], faults),
            Others = query["others"] == "true",
            At = long.TryParse(query["at"], CultureInfo.InvariantCulture, out var ticks) && ticks > 0 && ticks < DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            Answers = ReadAnswers(query, faults),
            Faults = faults,
        };
    }

    /// <summary>A JSON value that somebody typed; null where nothing was.</summary>
    public static Value? ReadJson(string? text, string what, ICollection<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }
        if (text.Length > LongestContent)
        {
            faults.Add($"{what} is longer than {LongestContent} characters.");
            return null;
        }
        try
        {
            return ValueJson.Parse(text);
        }
        catch (JsonException)
        {
            faults.Add($"{what} is not JSON. Write it like {{\"name\": \"value\"}}.");
            return null;
        }
    }

    private static int ReadDays(StringValues given, List<string> faults)
    {
        if (StringValues.IsNullOrEmpty(given) || string.IsNullOrWhiteSpace(given))
        {
            return Assumptions.UsualWorkingDays;
        }
        if (int.TryParse(given, CultureInfo.InvariantCulture, out var days) && days is >= 0 and <= 250)
        {
            return days;
        }
        faults.Add("People take between 0 and 250 working days to answer. Write a whole number.");
        return Assumptions.UsualWorkingDays;
    }

    private static Dictionary<string, AssumedAnswer> ReadAnswers(IQueryCollection query, List<string> faults)
    {
        var keys = query.Keys.Select(KeyOf).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostAnswers);
        var answers = new Dictionary<string, AssumedAnswer>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            var what = key.Replace('_', ' ').Replace("~", ", time ", StringComparison.Ordinal);
            var answer = new AssumedAnswer(query[AnswerPrefix + key], ReadDay(query[OnPrefix + key], what, faults), ReadJson(query[ContentPrefix + key], $"What “{what}” brings", faults));
            if (!string.IsNullOrEmpty(answer.Choice) || answer.On is not null || answer.Content is not null)
            {
                answers[key] = answer;
            }
        }
        return answers;
    }

    private static string? KeyOf(string name) => new[] { AnswerPrefix, OnPrefix, ContentPrefix }
        .Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal) && name.Length > prefix.Length)
        .Select(prefix => name[prefix.Length..]).FirstOrDefault();

    private static DateOnly? ReadDay(StringValues given, string what, List<string> faults)
    {
        if (StringValues.IsNullOrEmpty(given) || string.IsNullOrWhiteSpace(given))
        {
            return null;
        }
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }
        faults.Add($"The day for “{what}” can't be read. Write it like 2027-03-01.");
        return null;
    }
}
