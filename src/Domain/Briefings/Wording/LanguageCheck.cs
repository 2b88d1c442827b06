using System.Text.RegularExpressions;

namespace CampaignTracker.Domain.Briefings.Wording;

/// <summary>Points out the phrases of the appropriate-language list in a text. It never changes the text.</summary>
public static class LanguageCheck
{
    private const int WordsAround = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>In the order of the text; a phrase is found each time it stands there.</summary>
    public static IReadOnlyList<WordingFinding> Find(string text, IEnumerable<AvoidedPhrase> list) =>
        [.. list.SelectMany(line => Places(text, line.Phrase).Select(place => (place.Index, Finding: Found(text, place, line))))
            .OrderBy(f => f.Index)
            .Select(f => f.Finding)];

    private static MatchCollection Places(string text, string phrase)
    {
        // White space in the list matches any in the text: a phrase may be broken over two lines.
        var words = phrase.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Regex.Escape);
        return Regex.Matches(text, $@"(?<!\w){string.Join(@"\s+", words)}(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
    }

    private static WordingFinding Found(string text, Match place, AvoidedPhrase line)
    {
        var from = Math.Max(0, place.Index - WordsAround);
        var to = Math.Min(text.Length, place.Index + place.Length + WordsAround);
        var around = string.Join(' ', text[from..to].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new WordingFinding(place.Value, around, line.Why, line.Alternative);
    }
}
