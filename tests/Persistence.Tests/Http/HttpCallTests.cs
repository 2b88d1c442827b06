using System.Net;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Tests.Http;

public sealed class HttpCallTests : IAsyncLifetime
{
    private readonly List<string?> _keys = [];
    private readonly List<string> _tokens = [];
    private WebApplication _partner = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _partner = builder.Build();
        _partner.MapPost("/echo", async (HttpRequest request) =>
        {
            _keys.Add(request.Headers["Idempotency-Key"]);
            using var reader = new StreamReader(request.Body);
            return Results.Json(new { body = await reader.ReadToEndAsync(), query = request.QueryString.Value, auth = request.Headers.Authorization.ToString(), type = request.ContentType, cookie = request.Headers.Cookie.ToString() });
        });
        _partner.MapPost("/{tenant}/oauth2/token", async (string tenant, HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            _tokens.Add($"{tenant} {form["grant_type"]} {form["client_id"]} {form["resource"]}");
            return form["client_secret"] == "right"
                ? Results.Json(new { access_token = $"token-{_tokens.Count}", expires_in = "3600" })
                : Results.Json(new { error = "invalid_client" }, statusCode: 401);
        });
        _partner.MapGet("/status/{code:int}", (int code) => Results.StatusCode(code));
        _partner.MapGet("/large", () => Results.Bytes(new byte[5000]));
        _partner.MapGet("/moved", (HttpResponse response) => response.Redirect("/who"));
        _partner.MapGet("/who", (HttpRequest request) => Results.Json(new { auth = request.Headers.Authorization.ToString(), cookie = request.Headers.Cookie.ToString(), other = request.Headers["X-Other"].ToString() }));
        _partner.MapGet("/away", (HttpResponse response) => response.Redirect("http://169.254.169.254/latest/meta-data"));
        _partner.MapGet("/accepted", (HttpResponse response) =>
        {
            response.Headers.Location = "/jobs/1";
            response.Headers.RetryAfter = "7";
            response.StatusCode = 202;
        });
        _partner.MapGet("/slow", async (CancellationToken cancel) => await Task.Delay(Timeout.Infinite, cancel));
        await _partner.StartAsync();
        _address = _partner.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async Task DisposeAsync() => await _partner.DisposeAsync();

    [Fact]
    public async Task A_call_carries_its_body_its_queries_its_sign_in_and_its_key()
    {
        var outcome = await CallAsync(
            $$"""{ "method": "post", "uri": "{{_address}}/echo?a=1", "queries": { "b": "x y" }, "body": { "n": 1 }, "authentication": { "type": "Basic", "username": "u", "password": "p" } }""");

        outcome.Status.ShouldBe(StepStatus.Succeeded);
        var body = outcome.Outputs.Get("body")!;
        body.Get("body")!.AsText().ShouldBe("{\"n\":1}");
        body.Get("query")!.AsText().ShouldBe("?b=x%20y", "queries stand in place of the address's own");
        body.Get("auth")!.AsText().ShouldBe("Basic dTpw");
        body.Get("type")!.AsText().ShouldStartWith("application/json");
        _keys.ShouldBe(["\"run/1/1\""]);
    }

    [Theory]
    [InlineData("""{ "type": "Basic", "username": "u" }""")]
    [InlineData("""{ "type": "Basic", "password": null, "username": "u" }""")]
    [InlineData("""{ "type": "Basic", "password": "p" }""")]
    [InlineData("""{ "type": "Raw" }""")]
    public async Task A_sign_in_that_lacks_a_part_fails_the_call_before_anybody_is_called(string authentication)
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/echo", "authentication": {{authentication}} }""");

        outcome.Fault!.Code.ShouldBe("Authentication");
        _keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_call_signs_in_as_an_application_with_a_token_that_is_asked_for_once()
    {
        var handler = Callers.Over(Callers.Allowing);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            var outcome = await handler.PerformAsync(Callers.Work(AsApplication("right")), CancellationToken.None);
            outcome.Outputs.Get("body")!.Get("auth")!.AsText().ShouldBe("Bearer token-1");
        }

        _tokens.ShouldBe(["here client_credentials app https://api.example.org"]);
    }

    [Fact]
    public async Task A_refused_sign_in_fails_the_call_in_words_without_the_secret()
    {
        var outcome = await CallAsync(AsApplication("wrong"));

        outcome.Status.ShouldBe(StepStatus.Failed);
        outcome.MayRetry.ShouldBeFalse();
        outcome.Fault!.Message.ShouldBe("127.0.0.1 gave no token: it answered 401 (invalid_client).");
        _keys.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_a_call_is_led_on_to_is_not_shown_who_calls()
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/moved", "headers": { "Authorization": "Bearer abc", "Cookie": "a=1", "X-Other": "yes" } }""");

        ValueJson.Write(outcome.Outputs.Get("body")!).ShouldBe("""{"auth":"","cookie":"","other":"yes"}""");
    }

    [Fact]
    public async Task A_secret_is_not_sent_in_the_clear()
    {
        var outcome = await CallAsync(AsApplication("right").Replace($"\"authority\": \"{_address}\"", "\"authority\": \"http://login.example.org\"", StringComparison.Ordinal));

        outcome.Fault!.Message.ShouldContain("https://");
    }

    [Fact]
    public async Task What_a_sign_in_lacks_is_named()
    {
        var outcome = await CallAsync($$"""{ "method": "POST", "uri": "{{_address}}/echo", "authentication": { "type": "ActiveDirectoryOAuth", "tenant": "here" } }""");

        outcome.Fault!.Message.ShouldBe("ActiveDirectoryOAuth needs audience, clientId, secret or pfx.");
    }

    [Fact]
    public async Task A_file_is_sent_as_its_bytes_with_its_type_and_a_cookie_as_a_header()
    {
        var outcome = await CallAsync(
            $$"""{ "method": "POST", "uri": "{{_address}}/echo", "cookie": "a=1", "body": { "$content-type": "text/csv", "$content": "YSxiDQo=" } }""");

        var body = outcome.Outputs.Get("body")!;
        body.Get("body")!.AsText().ShouldBe("a,b\r\n");
        body.Get("type")!.AsText().ShouldBe("text/csv");
        body.Get("cookie")!.AsText().ShouldBe("a=1");
    }

    [Theory]
    [InlineData(404, false, "NotFound")]
    [InlineData(429, true, "429")]
    [InlineData(503, true, "ServiceUnavailable")]
    public async Task A_bad_answer_fails_the_step_and_says_whether_trying_again_helps(int status, bool mayRetry, string code)
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/status/{{status}}" }""");

        outcome.Status.ShouldBe(StepStatus.Failed);
        outcome.MayRetry.ShouldBe(mayRetry);
        outcome.Fault!.Code.ShouldBe(code);
        outcome.Outputs.Get("statusCode").ShouldBe(Value.Of(status));
    }

    [Fact]
    public async Task This_machine_is_out_of_bounds_unless_it_is_allowed()
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/status/200" }""", new HttpCallOptions());

        outcome.Fault!.Code.ShouldBe("ForbiddenAddress");
        outcome.MayRetry.ShouldBeFalse();
    }

    [Fact]
    public async Task A_redirect_does_not_lead_inwards() =>
        (await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/away" }""")).Fault!.Code.ShouldBe("ForbiddenAddress");

    [Fact]
    public async Task An_answer_over_the_limit_is_a_failure() =>
        (await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/large" }""", Callers.Allowing with { MaxBytes = 4999 })).Fault!.Code.ShouldBe("TooLarge");

    [Fact]
    public async Task An_answer_that_takes_too_long_may_be_tried_again()
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/slow" }""", Callers.Allowing with { Timeout = TimeSpan.FromMilliseconds(200) });

        outcome.Fault!.Code.ShouldBe("NoAnswer");
        outcome.MayRetry.ShouldBeTrue();
    }

    [Fact]
    public async Task An_accepted_call_says_where_and_when_to_ask_again()
    {
        var outcome = await CallAsync($$"""{ "method": "GET", "uri": "{{_address}}/accepted" }""");

        outcome.Status.ShouldBe(StepStatus.Running);
        outcome.Outputs.Get("uri")!.AsText().ShouldBe($"{_address}/jobs/1");
        outcome.Outputs.Get("afterSeconds").ShouldBe(Value.Of(7));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    public void Only_addresses_of_the_public_internet_are_public(string address, bool isPublic) =>
        PublicAddresses.IsPublic(IPAddress.Parse(address)).ShouldBe(isPublic);

    private string AsApplication(string secret) =>
        $$"""
        { "method": "POST", "uri": "{{_address}}/echo", "authentication": { "type": "ActiveDirectoryOAuth", "authority": "{{_address}}", "tenant": "here",
          "audience": "https://api.example.org", "clientId": "app", "secret": "{{secret}}" } }
        """;

    private static Task<Outcome> CallAsync(string inputs, HttpCallOptions? options = null) =>
        Callers.Over(options ?? Callers.Allowing).PerformAsync(Callers.Work(inputs), CancellationToken.None);
}
