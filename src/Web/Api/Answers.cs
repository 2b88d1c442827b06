using System.Globalization;
using System.Text;
using CampaignTracker.Workflows.Language.Values;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Api;

/// <summary>What callers get: a flow's own answer, or what went wrong in plain words.</summary>
internal static class Answers
{
    // The server sets these itself, or they would speak for the site rather than for the flow.
    private static readonly HashSet<string> Kept = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.ContentLength, HeaderNames.TransferEncoding, HeaderNames.Connection, HeaderNames.SetCookie, HeaderNames.ContentSecurityPolicy,
        HeaderNames.StrictTransportSecurity, HeaderNames.XContentTypeOptions, HeaderNames.ContentType, HeaderNames.Upgrade, HeaderNames.KeepAlive,
    };

    public static IResult Problem(int status, string title, string detail, IReadOnlyList<string>? errors = null) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: errors is null ? null : new Dictionary<string, object?> { ["errors"] = errors });

    public static IResult NotThere => Problem(
        StatusCodes.Status404NotFound, "There is nothing at this address", "It may have been replaced by a newer one. The flow's page shows the address that is good now.");

    /// <summary>The answer of a Response step: <c>statusCode</c>, <c>headers</c>, <c>body</c>.</summary>
    public static async Task WriteAsync(HttpResponse response, Value answer, CancellationToken cancel)
    {
        response.StatusCode = Status(answer.Get("statusCode"));
        foreach (var (name, value) in answer.Get("headers") as ObjectValue ?? ObjectValue.Empty)
        {
            if (!Kept.Contains(name) && Text(value) is { } text && text.All(c => c is >= ' ' and < (char)127))
            {
                response.Headers[name] = text;
            }
        }

        // Whatever a flow answers with, it runs nothing in the name of this site.
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await WriteBodyAsync(response, answer, cancel);
    }

    private static async Task WriteBodyAsync(HttpResponse response, Value answer, CancellationToken cancel)
    {
        var body = answer.Get("body") ?? Value.Null;
        var type = answer.Get("headers")?.Get(HeaderNames.ContentType)?.AsText();
        if (body.IsNull || response.StatusCode is StatusCodes.Status204NoContent or StatusCodes.Status304NotModified)
        {
            return;
        }

        if (body.Get("$content")?.AsText() is { } content && TryBytes(content) is { } bytes)
        {
            response.ContentType = type ?? body.Get("$content-type")?.AsText() ?? "application/octet-stream";
            await response.Body.WriteAsync(bytes, cancel);
            return;
        }

        response.ContentType = type ?? (body is StringValue ? "text/plain; charset=utf-8" : "application/json; charset=utf-8");
        await response.Body.WriteAsync(Encoding.UTF8.GetBytes(body.AsText() ?? body.ToString()), cancel);
    }

    private static byte[]? TryBytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var written) ? bytes[..written] : null;
    }

    private static int Status(Value? status) =>
        int.TryParse(Text(status), CultureInfo.InvariantCulture, out var code) && code is >= 200 and < 600 ? code : StatusCodes.Status502BadGateway;

    private static string? Text(Value? value) => value is null or NullValue ? null : value.AsText() ?? value.ToString();
}
