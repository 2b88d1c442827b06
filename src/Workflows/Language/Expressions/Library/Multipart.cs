using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Bodies of several parts: as the service lists them (<c>$multipart</c>), or as sent (RFC 2046).</summary>
internal static class Multipart
{
    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    public static Value Part(Value? body, scoped in Call call, int argument)
    {
        var index = call.Integer(argument, 0, int.MaxValue);
        if (body?.Get("$multipart") is ArrayValue listed)
        {
            return index < listed.Count ? listed[index].Get("body") ?? Value.Null : throw NoPart(call, argument, listed.Count);
        }

        if (body is null || !Envelope.TryRead(body, out var envelope) || BoundaryOf(envelope.ContentType) is not { } boundary)
        {
            throw call.Fault(ErrorCodes.NotAvailable, "the body has no parts.");
        }

        call.Spend(envelope.Content.Length * 8L);
        var parts = Split(envelope.Bytes(call, argument), boundary);
        return index < parts.Count ? Read(parts[index]) : throw NoPart(call, argument, parts.Count);
    }

    private static ExpressionException NoPart(scoped in Call call, int argument, int count) =>
        call.Bad(argument, $"must be below {count}, the number of parts.");

    private static string? BoundaryOf(string contentType)
    {
        const string Mark = "boundary=";
        var at = contentType.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : contentType[(at + Mark.Length)..].Split(';')[0].Trim().Trim('"') is { Length: > 0 } name ? name : null;
    }

    private static List<byte[]> Split(byte[] content, string boundary)
    {
        var parts = new List<byte[]>();
        // Before the first boundary a line end is lent, so that every boundary has one.
        ReadOnlySpan<byte> rest = (byte[])[.. LineEnd, .. content];
        byte[] mark = [.. LineEnd, .. Encoding.UTF8.GetBytes("--" + boundary)];
        var at = rest.IndexOf(mark);
        while (at >= 0)
        {
            rest = rest[(at + mark.Length)..];
            at = rest.IndexOf(mark);
            if (at >= 0)
            {
                // What follows the boundary on its line is padding.
                var line = rest.IndexOf(LineEnd);
                parts.Add(rest[(line + LineEnd.Length)..Math.Max(at, line + LineEnd.Length)].ToArray());
            }
        }

        return parts;
    }

    private static ObjectValue Read(byte[] part)
    {
        ReadOnlySpan<byte> gap = [.. LineEnd, .. LineEnd];
        var at = part.AsSpan().StartsWith(LineEnd) ? -2 : part.AsSpan().IndexOf(gap);
        var headers = at > 0 ? Encoding.UTF8.GetString(part.AsSpan(0, at)) : "";
        var type = headers.Split("\r\n").FirstOrDefault(h => h.StartsWith("Content-Type:", StringComparison.OrdinalIgnoreCase));
        var content = part.AsSpan(at == -1 ? 0 : at == -2 ? LineEnd.Length : at + gap.Length);
        return Envelope.Of(type is null ? "text/plain" : type["Content-Type:".Length..].Trim(), content);
    }
}
