namespace CampaignTracker.Workflows.Briefings.Composing.Mime;

/// <summary>Text in headers (RFC 2047): as it is where it is plain ASCII, otherwise as encoded words of at most 75 characters, cut between characters.</summary>
internal static class EncodedText
{
    private const string Start = "=?utf-8?B?";
    private const string End = "?=";

    /// <summary>36 bytes are 48 characters of base64 and 60 with what stands around them: one fits beside the longest header name we have.</summary>
    private const int BytesPerWord = 36;

    /// <summary>RFC 5322 section 3.2.3, atext.</summary>
    private const string AtomSymbols = "!#$%&'*+-/=?^_`{|}~";

    /// <summary>For an unstructured header, the subject: words that Folding may put on lines.</summary>
    public static string[] Words(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        // A long word can't be folded as it is, but an encoded one can.
        return words.All(w => w.All(IsPrintable) && !w.Contains("=?", StringComparison.Ordinal) && w.Length < Folding.Width - 10)
            ? words
            : Encode(string.Join(' ', words));
    }

    /// <summary>For a name before an address or in List-Id (RFC 5322, phrase): atoms, a quoted string, or encoded words.</summary>
    public static string[] Phrase(string text)
    {
        string[] words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Any(w => !w.All(IsPrintable) || w.Contains("=?", StringComparison.Ordinal) || w.Length >= Folding.Width - 10) ? Encode(string.Join(' ', words))
            : words.All(w => w.All(IsAtom)) ? words
            : Quoted(words);
    }

    /// <summary>A fold inside a quoted string is read as the white space it stands for, so the words may be spread over lines.</summary>
    private static string[] Quoted(string[] words)
    {
        string[] escaped = [.. words.Select(w => w.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal))];
        escaped[0] = '"' + escaped[0];
        escaped[^1] += '"';
        return escaped;
    }

    private static string[] Encode(string text)
    {
        List<string> words = [];
        var bytes = new List<byte>(BytesPerWord);
        Span<byte> buffer = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(buffer);
            if (bytes.Count + length > BytesPerWord)
            {
                words.Add(Start + Convert.ToBase64String([.. bytes]) + End);
                bytes.Clear();
            }

            bytes.AddRange(buffer[..length]);
        }

        words.Add(Start + Convert.ToBase64String([.. bytes]) + End);
        return [.. words];
    }

    private static bool IsPrintable(char c) => c is > ' ' and <= '~';

    private static bool IsAtom(char c) => char.IsAsciiLetterOrDigit(c) || AtomSymbols.Contains(c, StringComparison.Ordinal);
}
