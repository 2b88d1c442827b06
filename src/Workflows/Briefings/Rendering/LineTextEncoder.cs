using System.Text;
using HandlebarsDotNet;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>For a subject, which is plain text: nothing to escape. It is made one line at the end.</summary>
internal sealed class LineTextEncoder : ITextEncoder
{
    public void Encode(StringBuilder? text, TextWriter target) => target.Write(text);

    public void Encode(string? text, TextWriter target) => target.Write(text);

    public void Encode<T>(T? text, TextWriter target)
        where T : IEnumerator<char>
    {
        while (text?.MoveNext() == true)
        {
            target.Write(text.Current);
        }
    }
}
