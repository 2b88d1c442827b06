using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CampaignTracker.Persistence.Tests.Http;

/// <summary>A call signs in as an application that proves itself by a certificate.</summary>
public sealed class ApplicationCertificateTests : IAsyncLifetime
{
    private const string Password = "opens it";

    private readonly X509Certificate2 _certificate = Callers.Certificate("CN=campaign flows");
    private readonly SettableTime _time = new();
    private TokenService _service = null!;

    public async Task InitializeAsync() => _service = await TokenService.StartAsync();

    public async Task DisposeAsync()
    {
        await _service.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task The_token_is_asked_for_with_an_assertion_and_without_a_secret()
    {
        var outcome = await CallAsync(Pfx());

        outcome.Outputs.Get("body")!.AsText().ShouldBe("Bearer token-1");
        var form = _service.Forms.ShouldHaveSingleItem();
        form.Keys.Order().ShouldBe(["client_assertion", "client_assertion_type", "client_id", "grant_type", "resource"]);
        form["client_assertion_type"].ToString().ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form["grant_type"].ToString().ShouldBe("client_credentials");
        form["client_id"].ToString().ShouldBe("app");
        form["resource"].ToString().ShouldBe("https://api.example.org");
    }

    [Fact]
    public async Task The_assertion_names_the_certificate_the_application_the_service_and_five_minutes()
    {
        await CallAsync(Pfx());

        var parts = Assertion(0).Split('.');
        using var header = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[0]));
        using var claims = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(parts[1]));
        header.RootElement.EnumerateObject().Select(p => $"{p.Name}={p.Value}").Order().ShouldBe(
            ["alg=PS256", "typ=JWT", $"x5t#S256={Base64UrlEncoder.Encode(SHA256.HashData(_certificate.RawData))}"]);
        var now = _time.Now.ToUnixTimeSeconds();
        claims.RootElement.EnumerateObject().Where(p => p.Name != "jti").Select(p => $"{p.Name}={p.Value}").Order().ShouldBe(
            [$"aud={_service.Address}/here/oauth2/token", $"exp={now + 300}", $"iat={now}", "iss=app", $"nbf={now}", "sub=app"]);
        claims.RootElement.GetProperty("jti").GetGuid().ShouldNotBe(Guid.Empty);
    }

    [Fact]
    public async Task The_assertion_is_signed_with_the_key_of_the_certificate_and_of_no_other()
    {
        await CallAsync(Pfx());

        (await VerifiesAsync(_certificate)).ShouldBeTrue();
        using var other = Callers.Certificate("CN=somebody else");
        (await VerifiesAsync(other)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_is_kept_until_two_minutes_before_it_ends_and_then_asked_for_with_a_new_assertion()
    {
        var (handler, call) = (Callers.Over(Callers.Allowing, _time), Call(Pfx()));
        foreach (var (minutes, token) in new[] { (0, 1), (57, 1), (58, 2) })
        {
            _time.Now = new SettableTime().Now.AddMinutes(minutes);
            var outcome = await handler.PerformAsync(Callers.Work(call), CancellationToken.None);
            outcome.Outputs.Get("body")!.AsText().ShouldBe($"Bearer token-{token}");
        }

        new JsonWebToken(Assertion(1)).Id.ShouldNotBe(new JsonWebToken(Assertion(0)).Id);
        (await VerifiesAsync(_certificate, 1)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_token_that_one_certificate_was_given_is_not_shown_for_another_or_for_another_password()
    {
        var handler = Callers.Over(Callers.Allowing, _time);
        using var other = Callers.Certificate("CN=somebody else");
        var pfx = Pfx();

        (await handler.PerformAsync(Callers.Work(Call(pfx)), CancellationToken.None)).Outputs.Get("body")!.AsText().ShouldBe("Bearer token-1");
        (await handler.PerformAsync(Callers.Work(Call(Pfx(other))), CancellationToken.None)).Outputs.Get("body")!.AsText().ShouldBe("Bearer token-2");
        (await handler.PerformAsync(Callers.Work(Call(pfx, "wrong")), CancellationToken.None)).Fault!.Code.ShouldBe("Authentication");
    }

    [Theory]
    [InlineData("wrong")]
    [InlineData("no base64!")]
    [InlineData("no RSA key")]
    [InlineData("short key")]
    [InlineData("no private key")]
    public async Task A_certificate_that_can_not_be_used_fails_the_call_in_words_and_nothing_is_sent(string flaw)
    {
        var pfx = flaw switch
        {
            "no base64!" => flaw,
            "no RSA key" => EllipticCurve(),
            "short key" => Pfx(Callers.Certificate("CN=short", 1024)),
            "no private key" => Convert.ToBase64String(_certificate.Export(X509ContentType.Cert)),
            _ => Pfx(),
        };

        var outcome = await CallAsync(pfx, flaw == "wrong" ? "not this" : Password);

        outcome.Fault!.Code.ShouldBe("Authentication");
        outcome.Fault.Message.ShouldBe("The certificate can't be used: it should be a PFX with its private key (RSA, 2048 bits or more), in base64, and its password.");
        outcome.MayRetry.ShouldBeFalse();
        _service.Forms.ShouldBeEmpty();
        _service.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData(400, false)]
    [InlineData(408, true)]
    [InlineData(429, true)]
    [InlineData(500, true)]
    public async Task A_refusal_fails_the_call_in_words_that_hold_nothing_secret(int status, bool mayRetry)
    {
        _service.Answer = _ => Results.Json(new { error = "invalid_client", error_description = "long words" }, statusCode: status);

        var outcome = await CallAsync(Pfx());

        outcome.Fault.ShouldBe(new("Authentication", $"127.0.0.1 gave no token: it answered {status} (invalid_client)."));
        outcome.MayRetry.ShouldBe(mayRetry);
        _service.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_secret_counts_before_a_certificate()
    {
        await Callers.Over(Callers.Allowing, _time).PerformAsync(Callers.Work(Call(Pfx()).Replace("\"pfx\"", "\"secret\": \"s\", \"pfx\"", StringComparison.Ordinal)), CancellationToken.None);

        _service.Forms.ShouldHaveSingleItem().Keys.ShouldContain("client_secret");
    }

    private string Assertion(int number) => _service.Forms[number]["client_assertion"].ToString();

    private async Task<bool> VerifiesAsync(X509Certificate2 certificate, int number = 0)
    {
        using var key = certificate.GetRSAPublicKey()!;
        var rules = new TokenValidationParameters
        {
            IssuerSigningKey = new RsaSecurityKey(key),
            CryptoProviderFactory = new() { CacheSignatureProviders = false },
            ValidateLifetime = false,
            ValidIssuer = "app",
            ValidAudience = $"{_service.Address}/here/oauth2/token",
        };
        return (await new JsonWebTokenHandler().ValidateTokenAsync(Assertion(number), rules)).IsValid;
    }

    private string Pfx(X509Certificate2? certificate = null) => Convert.ToBase64String((certificate ?? _certificate).Export(X509ContentType.Pfx, Password));

    private static string EllipticCurve()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=curve", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return Convert.ToBase64String(made.Export(X509ContentType.Pfx, Password));
    }

    private string Call(string pfx, string password = Password) =>
        $$"""
        { "method": "GET", "uri": "{{_service.Address}}/who", "authentication": { "type": "ActiveDirectoryOAuth", "authority": "{{_service.Address}}", "tenant": "here",
          "audience": "https://api.example.org", "clientId": "app", "pfx": "{{pfx}}", "password": "{{password}}" } }
        """;

    private Task<Outcome> CallAsync(string pfx, string password = Password) =>
        Callers.Over(Callers.Allowing, _time).PerformAsync(Callers.Work(Call(pfx, password)), CancellationToken.None);
}
