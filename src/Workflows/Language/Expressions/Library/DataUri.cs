using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>A data URI (RFC 2397): <c>data:text/plain;charset=utf-8;base64,aGVsbG8=</c>.</summary>
internal readonly record struct DataUri(string ContentType, byte[] Bytes)
{
    private const string Scheme = "data:";
    private const string Base64Mark = ";base64";

    // RFC 2397, section 2.
    private const string TypeWhereNoneIsNamed = "text/plain;charset=US-ASCII";

    public static DataUri Read(scoped in Call call)
    {
        var text = call.Text(0);
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || !text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw call.Bad(0, $"must be a data URI, such as data:text/plain;base64,aGVsbG8=, but was '{ValueText.Shorten(text)}'.");
        }

        var head = text[Scheme.Length..comma].Trim();
        var body = text[(comma + 1)..];
        var isBase64 = head.EndsWith(Base64Mark, StringComparison.OrdinalIgnoreCase);
        var type = isBase64 ? head[..^Base64Mark.Length] : head;
        call.WillMakeText(body.Length);
        call.Spend(text.Length * 4L);
        return new(
            type.Length == 0 ? TypeWhereNoneIsNamed : type,
            isBase64 ? Envelope.Decode(body, call, 0) : Encoding.UTF8.GetBytes(Uri.UnescapeDataString(body)));
    }

    public Value ToEnvelope() => Envelope.Of(ContentType, Bytes);
}
