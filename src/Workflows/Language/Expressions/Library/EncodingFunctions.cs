using System.Text;
using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The conversion family: base64, data URIs and percent-encoding. Text is UTF-8; binary is a content envelope.</summary>
internal static class EncodingFunctions
{
    private const FunctionFamily Family = FunctionFamily.Conversion;
    private const string TextType = "text/plain;charset=utf-8";

    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(Family, "base64(value)", "A text, or the content of an envelope, in base64.", (scoped in c) => Value.Of(Base64(c))),
        Pure(Family, "base64ToBinary(value)", "Base64 as a content envelope.", (scoped in c) => Envelope.TryRead(c[0], out _) ? c[0] : Envelope.Of(Envelope.OctetStream, Decoded(c))),
        Pure(Family, "base64ToString(value)", "The text that base64 holds.", (scoped in c) => Value.Of(Decoding(c))),
        Pure(Family, "decodeBase64(value)", "The old name of base64ToString.", (scoped in c) => Value.Of(Decoding(c))),
        Pure(Family, "binary(value)", "A text as a content envelope.", (scoped in c) => Envelope.TryRead(c[0], out _) ? c[0] : Envelope.Of(Envelope.OctetStream, Base64(c))),
        Pure(Family, "dataUri(value)", "A text, or the content of an envelope, as a data URI.", ToDataUri),
        Pure(Family, "dataUriToBinary(value)", "A data URI as a content envelope.", (scoped in c) => DataUri.Read(c).ToEnvelope()),
        Pure(Family, "decodeDataUri(value)", "The old name of dataUriToBinary.", (scoped in c) => DataUri.Read(c).ToEnvelope()),
        Pure(Family, "dataUriToString(value)", "The text that a data URI holds.", (scoped in c) => Value.Of(Encoding.UTF8.GetString(DataUri.Read(c).Bytes))),
        Pure(Family, "uriComponent(value)", "A text with all that is special in a URI percent-encoded.", Escaped),
        Pure(Family, "encodeUriComponent(value)", "The old name of uriComponent.", Escaped),
        Pure(Family, "uriComponentToString(value)", "A text with its percent-encoding undone.", (scoped in c) => c.Made(Uri.UnescapeDataString(c.TextToRead(0, 4)))),
        Pure(Family, "decodeUriComponent(value)", "The old name of uriComponentToString.", (scoped in c) => c.Made(Uri.UnescapeDataString(c.TextToRead(0, 4)))),
        Pure(Family, "uriComponentToBinary(value)", "A text with its percent-encoding undone, in base64.", UriComponentToBinary),
    ];

    private static string Base64(scoped in Call call)
    {
        if (Envelope.TryRead(call[0], out var envelope))
        {
            return envelope.Content;
        }

        var text = call.Text(0);
        call.WillMakeText((text.Length * 4L / 3) + 4);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private static byte[] Decoded(scoped in Call call) =>
        Envelope.TryRead(call[0], out var envelope) ? envelope.Bytes(call, 0) : Envelope.Decode(call.Text(0), call, 0);

    private static string Decoding(scoped in Call call) => Encoding.UTF8.GetString(Decoded(call));

    private static Value ToDataUri(scoped in Call call)
    {
        var type = Envelope.TryRead(call[0], out var envelope) ? envelope.ContentType : TextType;
        return Value.Of($"data:{type};base64,{Base64(call)}");
    }

    private static Value Escaped(scoped in Call call)
    {
        var text = call.Text(0);
        call.Spend(text.Length * 3L);
        return call.Made(Uri.EscapeDataString(text));
    }

    // Bare base64, as the reference's example shows, and no envelope, as its words say.
    private static Value UriComponentToBinary(scoped in Call call)
    {
        var text = Uri.UnescapeDataString(call.TextToRead(0, 4));
        call.WillMakeText((text.Length * 4L / 3) + 4);
        return Value.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }
}
