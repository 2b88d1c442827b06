using System.Text;
using HandlebarsDotNet;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>
/// Writes a value so that it stays text: every ASCII character that HTML or Markdown could read as structure becomes a character
/// reference, which CommonMark never takes for structure (section 6.2 there). Markdown turns it back into the character.
/// </summary>
internal sealed class MarkdownTextEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => target.Write(Encode(text ?? ""));

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        var collected = new StringBuilder();
        while (text?.MoveNext() == true)
        {
            collected.Append(text.Current);
        }

        Encode(collected, target);
    }

    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var c in text.Trim())
        {
            _ = char.IsWhiteSpace(c) ? encoded.Append(' ')
                : char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) ? encoded.Append("&#").Append((int)c).Append(';')
                : encoded.Append(c);
        }

        return encoded.ToString();
    }
}
