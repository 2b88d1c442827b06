using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Http;

/// <summary>
/// Performs a flow's calls to the web, at least once, each with an <c>Idempotency-Key</c> header that is the same however often the
/// attempt is performed. Trouble on the way, 408, 429 and 5xx may be tried again; an answer over the size limit is a failure.
/// Redirects are followed up to ten times, each judged anew.
/// </summary>
public sealed class HttpCallHandler(
    CallClients clients, IOptions<HttpCallOptions> options, IOptions<HostIdentityOptions> host, IIdSource ids, TimeProvider time) : ICallHandler
{
    private const int MostRedirects = 10;

    private static readonly HashSet<string> Personal = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie" };

    private readonly HttpAuthentication _authentication = SigningIn(clients, options.Value, host.Value, ids, time);

    public string Kind => "Http";

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        time.CancelAfter(options.Value.Timeout);
        try
        {
            return await CallAsync(work, time.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException { InnerException: ForbiddenAddressException } or ForbiddenAddressException)
        {
            return Outcome.Failed(new("ForbiddenAddress", (fault.InnerException ?? fault).Message));
        }
        catch (HttpRequestException fault)
        {
            return Outcome.Failed(new("ConnectionFailed", $"The address could not be reached: {fault.Message}"), mayRetry: true);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Outcome.Failed(new("NoAnswer", $"No answer came within {options.Value.Timeout.TotalSeconds:0} seconds."), mayRetry: true);
        }
    }

    private async Task<Outcome> CallAsync(CallWork work, CancellationToken cancel)
    {
        var uri = new Uri(work.Inputs.Get("uri")!.AsText()!);
        if (_authentication.ClientFor(work.Inputs.Get("authentication")) is not { } client)
        {
            return HttpAuthentication.NoCertificate;
        }

        var method = new HttpMethod(work.Inputs.Get("method")?.AsText()?.ToUpperInvariant() ?? "GET");
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            using var request = Request(work, method, hop == 0 ? WithQueries(uri, work.Inputs.Get("queries")) : uri, hop);
            if (hop == 0 && await _authentication.ApplyAsync(request, work.Inputs.Get("authentication"), cancel) is { } refused)
            {
                return refused;
            }

            // Whom the first address leads on to is not shown what was meant for it.
            using var response = await (hop == 0 ? client : clients.Plain).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!IsRedirect(response) || response.Headers.Location is not { } location)
            {
                return await ReadAsync(work, uri, response, cancel);
            }

            uri = new Uri(uri, location);
            method = response.StatusCode == HttpStatusCode.SeeOther ? HttpMethod.Get : method;
            if (uri.Scheme is not ("http" or "https"))
            {
                return Outcome.Failed(new("ForbiddenAddress", $"The answer led on to '{uri.Scheme}:', which is not a web address."));
            }
        }

        return Outcome.Failed(new("TooManyRedirects", $"The address led on more than {MostRedirects} times."));
    }

    private static HttpAuthentication SigningIn(CallClients clients, HttpCallOptions options, HostIdentityOptions host, IIdSource ids, TimeProvider time)
    {
        var tokens = new SignInTokens(time);
        return new(clients, new ApplicationSignIn(clients.Plain, tokens, new ClientAssertions(ids, time)), new ManagedIdentity(clients.Host, tokens, options, host));
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static HttpRequestMessage Request(CallWork work, HttpMethod method, Uri uri, int hop)
    {
        var request = new HttpRequestMessage(method, uri);
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"\"{work.Key}\"");
        if (work.Inputs.Get("body") is { IsNull: false } body && method != HttpMethod.Get && method != HttpMethod.Head)
        {
            request.Content = Content(body);
        }

        if (hop == 0 && work.Inputs.Get("cookie")?.AsText() is { Length: > 0 } cookie)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
        }

        foreach (var (name, value) in work.Inputs.Get("headers") as ObjectValue ?? ObjectValue.Empty)
        {
            // What was meant for the first address only is not carried on to another one.
            if (hop == 0 || !Personal.Contains(name))
            {
                AddHeader(request, name, value.AsText() ?? ValueJson.Write(value));
            }
        }

        return request;
    }

    /// <summary>Text and JSON in UTF-8; a file, as the language keeps it, as its bytes with its type.</summary>
    private static ByteArrayContent Content(Value body)
    {
        if (body.Get("$content")?.AsText() is { } base64 && Bytes(base64) is { } bytes)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.TryAddWithoutValidation("Content-Type", body.Get("$content-type")?.AsText() ?? "application/octet-stream");
            return file;
        }

        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.AsText() ?? ValueJson.Write(body)));
        content.Headers.ContentType = new MediaTypeHeaderValue(body is StringValue ? "text/plain" : "application/json", "utf-8");
        return content;
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }

    private static void AddHeader(HttpRequestMessage request, string name, string value)
    {
        if (request.Headers.TryAddWithoutValidation(name, value) || request.Content is not { } content)
        {
            return;
        }

        content.Headers.Remove(name);
        content.Headers.TryAddWithoutValidation(name, value);
    }

    private static Uri WithQueries(Uri uri, Value? queries)
    {
        if (queries is not ObjectValue { Count: > 0 } pairs)
        {
            return uri;
        }

        var text = string.Join("&", pairs.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value.AsText() ?? ValueJson.Write(p.Value))}"));

        // In place of the address's own query, as in the live service.
        return new UriBuilder(uri) { Query = text }.Uri;
    }

    private async Task<Outcome> ReadAsync(CallWork work, Uri uri, HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (await ReadBodyAsync(response, cancel) is not { } bytes)
        {
            return Outcome.Failed(new("TooLarge", $"The answer is larger than {options.Value.MaxBytes:N0} bytes."));
        }

        var outputs = ObjectValue.Of(("statusCode", Value.Of(status)), ("headers", Headers(response)), ("body", Body(response, bytes)));
        if (status == 202 && response.Headers.Location is { } location && work.Inputs.Get("asyncPattern") is not BooleanValue { Value: false })
        {
            var after = response.Headers.RetryAfter?.Delta is { } delta ? (long)delta.TotalSeconds : 10;
            return new Outcome(StepStatus.Running, ObjectValue.Of(("uri", Value.Of(new Uri(uri, location).AbsoluteUri)), ("afterSeconds", Value.Of(after))));
        }

        return status < 400
            ? Outcome.Succeeded(outputs)
            : Outcome.Failed(new(HttpStatusName.Of(status), $"{uri.Host} answered {status} {response.ReasonPhrase}."), outputs, status is 408 or 429 or >= 500);
    }

    /// <summary>Null where the body is larger than allowed.</summary>
    private async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            if (content.Length + read > options.Value.MaxBytes)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    private static Value Body(HttpResponseMessage response, byte[] bytes)
    {
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        if (bytes.Length == 0)
        {
            return Value.Null;
        }

        if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return ValueJson.Parse(bytes);
            }
            catch (JsonException)
            {
                // It says it is JSON and is not: the flow gets the text, as it would from the live service.
                return Value.Of(Encoding.UTF8.GetString(bytes));
            }
        }

        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase) || type == "application/x-www-form-urlencoded"
            ? Value.Of(Encoding.UTF8.GetString(bytes))
            : ObjectValue.Of(("$content-type", Value.Of(type.Length == 0 ? "application/octet-stream" : type)), ("$content", Value.Of(Convert.ToBase64String(bytes))));
    }

    private static ObjectValue Headers(HttpResponseMessage response)
    {
        var headers = new ObjectValue.Builder();
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers))
        {
            headers.Set(name, Value.Of(string.Join(",", values)));
        }

        return headers.Build();
    }
}
