using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Binary content as the service keeps it in JSON: <c>{"$content-type": "...", "$content": "base64"}</c>.</summary>
internal readonly record struct Envelope(string ContentType, string Content)
{
    public const string OctetStream = "application/octet-stream";
    private const string TypeName = "$content-type";
    private const string ContentName = "$content";

    public static bool TryRead(Value value, out Envelope envelope)
    {
        var content = value.Get(ContentName)?.AsText();
        envelope = content is null ? default : new(value.Get(TypeName)?.AsText() ?? OctetStream, content);
        return content is not null;
    }

    public static ObjectValue Of(string contentType, ReadOnlySpan<byte> bytes) => Of(contentType, Convert.ToBase64String(bytes));

    public static ObjectValue Of(string contentType, string base64) =>
        ObjectValue.Of((TypeName, Value.Of(contentType)), (ContentName, Value.Of(base64)));

    public string Text(scoped in Call call, int index)
    {
        var bytes = Bytes(call, index);
        call.WillMakeText(bytes.Length);
        return Encoding.UTF8.GetString(bytes);
    }

    public byte[] Bytes(scoped in Call call, int index) => Decode(Content, call, index);

    /// <summary>Bytes from base64; white space inside is skipped, as .NET does.</summary>
    public static byte[] Decode(string base64, scoped in Call call, int index)
    {
        call.WillMakeText(base64.Length);
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw call.Bad(index, $"must be base64, but was '{ValueText.Shorten(base64)}'.");
        }
    }
}
