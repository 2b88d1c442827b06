using System.Text;

namespace CampaignTracker.Cli;

/// <summary>Where results and words go: JSON and reports to <c>Out</c>, words for people to <c>Error</c>.</summary>
public sealed record Terminal(TextWriter Out, TextWriter Error)
{
    /// <summary>The process' own streams, as UTF-8 without a byte order mark whatever the machine's locale; buffered until flushed.</summary>
    public static Terminal Process()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new Terminal(
            new StreamWriter(Console.OpenStandardOutput(), utf8, 16 * 1024),
            new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true });
    }
}
