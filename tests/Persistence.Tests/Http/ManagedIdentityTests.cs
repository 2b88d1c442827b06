using CampaignTracker.Domain.Ids;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Http;

/// <summary>A call signs in as the server it runs on, where an administrator allowed it.</summary>
public sealed class ManagedIdentityTests : IAsyncLifetime
{
    private const string Audience = "https://vault.example.org";
    private const string Assigned = "/subscriptions/1/resourceGroups/team/providers/Microsoft.ManagedIdentity/userAssignedIdentities/flows & more";

    private readonly SettableTime _time = new();
    private TokenService _service = null!;

    public async Task InitializeAsync() => _service = await TokenService.StartAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(null)]
    [InlineData("SystemAssigned")]
    public async Task The_host_is_asked_with_its_header_for_the_audience(string? identity)
    {
        var outcome = await CallAsync(identity: identity);

        outcome.Outputs.Get("body")!.AsText().ShouldBe("Bearer token-1");
        var (_, query, headers) = _service.Asked.ShouldHaveSingleItem();
        query.Select(p => $"{p.Key}={p.Value}").Order().ShouldBe(["api-version=2019-08-01", $"resource={Audience}"]);
        headers["X-IDENTITY-HEADER"].ToString().ShouldBe("known to the host");
        headers.ShouldNotContainKey("Metadata");
    }

    [Fact]
    public async Task An_identity_of_its_own_is_named_by_its_resource_id()
    {
        await CallAsync(identity: Assigned);

        _service.Asked.ShouldHaveSingleItem().Query["mi_res_id"].ToString().ShouldBe(Assigned);
    }

    [Theory]
    [InlineData(null, "?api-version=2018-02-01&resource=https%3A%2F%2Fvault.example.org")]
    [InlineData("/subscriptions/1", "?api-version=2018-02-01&resource=https%3A%2F%2Fvault.example.org&msi_res_id=%2Fsubscriptions%2F1")]
    public async Task A_virtual_machine_is_asked_at_its_metadata_service(string? identity, string query)
    {
        using var machine = new Machine();
        using var client = new HttpClient(machine);
        var asked = new ManagedIdentity(client, new SignInTokens(_time), Allowed, new HostIdentityOptions());

        using var call = new HttpRequestMessage(HttpMethod.Get, "https://vault.example.org/secrets");
        var answer = await asked.GetAsync(ValueJson.Parse(Sign(Audience, identity)), call, CancellationToken.None);

        answer.Token.ShouldBe("of the machine");
        machine.Asked.ShouldBe([$"http://169.254.169.254/metadata/identity/oauth2/token{query} Metadata=true"]);
    }

    [Theory]
    [InlineData("https://graph.example.org")]
    [InlineData("https://vault.example.org/")]
    [InlineData("HTTPS://VAULT.EXAMPLE.ORG")]
    public async Task An_audience_that_nobody_allowed_is_not_asked_for(string audience)
    {
        var outcome = await CallAsync(audience);

        outcome.Fault.ShouldBe(new("Authentication", "Flows may not sign in to this audience with the server's own identity. An administrator can allow it in Http:IdentityAudiences."));
        outcome.MayRetry.ShouldBeFalse();
        _service.Asked.ShouldBeEmpty();
        _service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_is_allowed_by_default()
    {
        (await CallAsync(options: Callers.Allowing)).Fault!.Message.ShouldContain("Http:IdentityAudiences");

        _service.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_audience_is_needed() => (await CallAsync("")).Fault.ShouldBe(new("Authentication", "ManagedServiceIdentity needs audience."));

    [Fact]
    public async Task The_token_is_not_shown_in_the_clear()
    {
        var work = Callers.Work($$"""{ "method": "GET", "uri": "http://vault.example.org/who", "authentication": {{Sign(Audience, null)}} }""");

        var outcome = await Over(Allowed).PerformAsync(work, CancellationToken.None);

        outcome.Fault!.Message.ShouldBe("The server's own identity is only shown to an address that starts with https://.");
        _service.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://vault.example.org/secrets", true)]
    [InlineData("https://our.vault.example.org", true)]
    [InlineData("https://OUR.Vault.Example.Org:8443", true)]
    [InlineData("https://example.org", false)]
    [InlineData("https://ourvault.example.org", false)]
    [InlineData("https://vault.example.org.elsewhere.net", false)]
    [InlineData("https://vault.example.org@elsewhere.net", false)]
    public async Task The_token_is_shown_to_hosts_of_its_audience_and_to_no_others(string called, bool isShown)
    {
        using var machine = new Machine();
        using var client = new HttpClient(machine);
        var identity = new ManagedIdentity(client, new SignInTokens(_time), new HttpCallOptions { IdentityAudiences = [Audience] }, new HostIdentityOptions());

        using var call = new HttpRequestMessage(HttpMethod.Get, called);
        var answer = await identity.GetAsync(ValueJson.Parse(Sign(Audience, null)), call, CancellationToken.None);

        (answer.Token is not null).ShouldBe(isShown);
        machine.Asked.Count.ShouldBe(isShown ? 1 : 0);
    }

    [Fact]
    public async Task The_token_is_not_shown_to_another_site_behind_the_same_address()
    {
        var work = Callers.Work($$"""{ "method": "GET", "uri": "{{_service.Address}}/who", "headers": { "Host": "elsewhere.net" }, "authentication": {{Sign(Audience, null)}} }""");

        (await Over(Allowed).PerformAsync(work, CancellationToken.None)).Fault!.Code.ShouldBe("Authentication");
        _service.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_audience_that_is_no_address_needs_its_hosts_named()
    {
        var options = Allowed with { IdentityAudiences = ["api://flows", "flows"] };

        (await CallAsync("api://flows", options: options)).Status.ShouldBe(StepStatus.Succeeded);
        (await CallAsync("flows", options: options with { IdentityHosts = [] })).Fault!.Message.ShouldContain("Http:IdentityHosts");
    }

    [Fact]
    public async Task An_endpoint_without_its_header_is_not_asked()
    {
        var outcome = await Callers.Over(Allowed, _time, new() { Endpoint = Endpoint }).PerformAsync(Work(Audience, null), CancellationToken.None);

        outcome.Fault!.Message.ShouldContain("IDENTITY_ENDPOINT is set without IDENTITY_HEADER");
        _service.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_is_kept_for_its_audience_and_identity_until_two_minutes_before_it_ends()
    {
        var ends = _time.Now.AddHours(1).ToUnixTimeSeconds();
        _service.Answer = n => Results.Json(new { access_token = $"token-{n}", expires_on = $"{ends}", token_type = "Bearer" });
        var handler = Over(Allowed);
        foreach (var (minutes, identity, token) in new[] { (0, null, 1), (0, Assigned, 2), (57, null, 1), (57, Assigned, 2), (58, null, 3) })
        {
            _time.Now = new SettableTime().Now.AddMinutes(minutes);
            var outcome = await handler.PerformAsync(Work(Audience, identity), CancellationToken.None);
            outcome.Outputs.Get("body")!.AsText().ShouldBe($"Bearer token-{token}");
        }
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    public async Task A_refusal_fails_the_call_in_words_and_the_next_call_asks_again(int status, bool mayRetry)
    {
        _service.Answer = n => n == 1 ? Results.Json(new { error = "invalid_request" }, statusCode: status) : Results.Json(new { access_token = "later", expires_in = 3600 });
        var handler = Over(Allowed);

        var outcome = await handler.PerformAsync(Work(Audience, null), CancellationToken.None);

        outcome.Fault.ShouldBe(new("Authentication", $"This server's identity service gave no token: it answered {status} (invalid_request)."));
        outcome.MayRetry.ShouldBe(mayRetry);
        _service.Calls.ShouldBe(0);
        (await handler.PerformAsync(Work(Audience, null), CancellationToken.None)).Status.ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public async Task A_host_that_leads_elsewhere_is_not_followed()
    {
        _service.Answer = _ => Results.Redirect("/who");

        (await CallAsync()).Fault!.Message.ShouldBe("This server's identity service gave no token: it answered 302.");
        _service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_host_without_an_identity_service_is_said_so()
    {
        await _service.DisposeAsync();

        var outcome = await CallAsync();

        outcome.Fault.ShouldBe(new("Authentication", "This server's identity service can't be reached; a server outside of Azure has none."));
        outcome.MayRetry.ShouldBeTrue();
    }

    [Fact]
    public async Task The_endpoint_its_header_and_the_audiences_come_from_the_configuration()
    {
        await using var services = Configured(("IDENTITY_ENDPOINT", Endpoint.AbsoluteUri), ("IDENTITY_HEADER", "known to the host"), ("Http:IdentityAudiences:0", Audience), ("Http:IdentityHosts:0", "127.0.0.1"), ("Http:AllowPrivateHosts:0", "127.0.0.1"));

        var outcome = await services.GetRequiredService<ICallHandler>().PerformAsync(Work(Audience, null), CancellationToken.None);

        outcome.Outputs.Get("body")!.AsText().ShouldBe("Bearer token-1");
    }

    [Fact]
    public async Task A_wrong_endpoint_stops_the_start_with_its_key()
    {
        await using var services = Configured(("IDENTITY_ENDPOINT", "file:///etc/passwd"));

        Should.Throw<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Message.ShouldContain("IDENTITY_ENDPOINT");
    }

    private static HttpCallOptions Allowed { get; } = Callers.Allowing with { IdentityAudiences = [Audience], IdentityHosts = ["127.0.0.1"] };

    private Uri Endpoint => new($"{_service.Address}/msi/token");

    private ServiceProvider Configured(params (string Key, string Value)[] settings) =>
        new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build())
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton<IIdSource, TimeOrderedIds>()
            .AddTrackerCalls()
            .BuildServiceProvider();

    private HttpCallHandler Over(HttpCallOptions options) => Callers.Over(options, _time, new() { Endpoint = Endpoint, Header = "known to the host" });

    private CallWork Work(string audience, string? identity) =>
        Callers.Work($$"""{ "method": "GET", "uri": "{{_service.Address}}/who", "authentication": {{Sign(audience, identity)}} }""");

    private static string Sign(string audience, string? identity) =>
        $$"""{ "type": "ManagedServiceIdentity", "audience": "{{audience}}"{{(identity is null ? "" : $", \"identity\": \"{identity}\"")}} }""";

    private Task<Outcome> CallAsync(string audience = Audience, string? identity = null, HttpCallOptions? options = null) =>
        Over(options ?? Allowed).PerformAsync(Work(audience, identity), CancellationToken.None);

    /// <summary>Stands where a virtual machine's metadata service would answer.</summary>
    private sealed class Machine : HttpMessageHandler
    {
        public List<string> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add($"{request.RequestUri!.AbsoluteUri} {string.Join(' ', request.Headers.Select(h => $"{h.Key}={string.Join(',', h.Value)}"))}");
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{ "access_token": "of the machine", "expires_in": "86399" }""") });
        }
    }
}
