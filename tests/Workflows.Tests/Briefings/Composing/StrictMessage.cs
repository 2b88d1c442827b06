using System.Text;
using System.Text.RegularExpressions;

namespace CampaignTracker.Workflows.Tests.Briefings.Composing;

/// <summary>Reads a message by the letter of RFC 5322, 2045 to 2047, and fails on the first thing that is not so.</summary>
internal sealed partial class StrictMessage
{
    private readonly List<(string Name, string Value)> _headers = [];

    private StrictMessage(string entity)
    {
        var end = entity.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        end.ShouldBeGreaterThan(0, "headers and body are apart by an empty line");
        ReadHeaders(entity[..end]);
        RawBody = entity[(end + 4)..];
        Parts = IsMultipart ? [.. Split().Select(part => new StrictMessage(part))] : [];
    }

    public IReadOnlyList<(string Name, string Value)> Headers => _headers;

    public string RawBody { get; }

    public IReadOnlyList<StrictMessage> Parts { get; }

    public string this[string name] => _headers.Where(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ShouldHaveSingleItem(name).Value;

    public bool Has(string name) => _headers.Exists(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The body of a text part, decoded, with \n as line end, without the last one.</summary>
    public string Text => DecodeQuotedPrintable(RawBody).Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n');

    public static StrictMessage Parse(ReadOnlyMemory<byte> bytes)
    {
        bytes.Span.IndexOfAnyExceptInRange((byte)1, (byte)126).ShouldBe(-1, "all of it is ASCII");
        var text = Encoding.ASCII.GetString(bytes.Span);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\r');
        text.Split("\r\n").ShouldAllBe(line => line.Length <= 998);
        return new StrictMessage(text);
    }

    /// <summary>RFC 2047 section 6.2: white space between two encoded words is not part of the text.</summary>
    public static string Decoded(string value)
    {
        var joined = BetweenWords().Replace(value, "$1");
        return EncodedWord().Replace(joined, match =>
        {
            match.Length.ShouldBeLessThanOrEqualTo(75);
            var bytes = Convert.FromBase64String(match.Groups[1].Value);
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        });
    }

    private bool IsMultipart => _headers.Exists(h => h.Name == "Content-Type" && h.Value.StartsWith("multipart/", StringComparison.Ordinal));

    private void ReadHeaders(string block)
    {
        foreach (var line in block.Split("\r\n"))
        {
            line.Trim().Length.ShouldBeGreaterThan(0, "no folded line is empty");
            if (line[0] is ' ' or '\t')
            {
                var (name, value) = _headers[^1];
                _headers[^1] = (name, value + line);
                continue;
            }

            var field = HeaderLine().Match(line);
            field.Success.ShouldBeTrue($"'{line}' is a header");
            _headers.Add((field.Groups[1].Value, field.Groups[2].Value.TrimStart()));
        }
    }

    private IEnumerable<string> Split()
    {
        var boundary = Boundary().Match(this["Content-Type"]).Groups[1].Value;
        boundary.Length.ShouldBeInRange(1, 70);
        var delimiter = $"\r\n--{boundary}";
        string[] pieces = ("\r\n" + RawBody).Split(delimiter);
        pieces[0].ShouldBe("");
        pieces[^1].ShouldBe("--\r\n");
        return pieces[1..^1].Select(piece =>
        {
            piece.ShouldStartWith("\r\n");
            return piece[2..];
        });
    }

    private static string DecodeQuotedPrintable(string body)
    {
        var bytes = new List<byte>();
        foreach (var line in body.Split("\r\n"))
        {
            line.Length.ShouldBeLessThanOrEqualTo(76);
            line.ShouldBe(line.TrimEnd(' ', '\t'));
            var soft = line.EndsWith('=');
            var text = soft ? line[..^1] : line;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] == '=')
                {
                    Hex().IsMatch(text[i..Math.Min(text.Length, i + 3)]).ShouldBeTrue(line);
                    bytes.Add(Convert.ToByte(text.Substring(i + 1, 2), 16));
                    i += 2;
                }
                else
                {
                    bytes.Add((byte)text[i]);
                }
            }

            if (!soft)
            {
                bytes.AddRange("\r\n"u8);
            }
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString([.. bytes])[..^2];
    }

    [GeneratedRegex(@"^([!-9;-~]+): ?(.*)$")]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]+)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex("^=[0-9A-F]{2}$")]
    private static partial Regex Hex();
}
