using System.Security.Cryptography.X509Certificates;
using CampaignTracker.Persistence.Http;
using CampaignTracker.Workflows.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Http;

public sealed class ClientCertificateTests : IAsyncLifetime
{
    private readonly X509Certificate2 _server = Callers.Certificate("CN=127.0.0.1");
    private readonly X509Certificate2 _caller = Callers.Certificate("CN=campaign flows");
    private WebApplication _partner = null!;
    private string _address = "";

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.UseHttps(https =>
        {
            https.ServerCertificate = _server;
            https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
            https.ClientCertificateValidation = (_, _, _) => true;
        })));
        _partner = builder.Build();
        _partner.MapGet("/who", (HttpContext http) => Results.Json(new { who = http.Connection.ClientCertificate?.Subject }));
        await _partner.StartAsync();
        _address = _partner.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    }

    public async Task DisposeAsync()
    {
        await _partner.DisposeAsync();
        _server.Dispose();
        _caller.Dispose();
    }

    [Fact]
    public async Task A_call_shows_its_certificate()
    {
        var pfx = Convert.ToBase64String(_caller.Export(X509ContentType.Pfx, "secret"));

        var outcome = await CallAsync($$"""{ "type": "ClientCertificate", "pfx": "{{pfx}}", "password": "secret" }""");

        outcome.Outputs.Get("body")!.Get("who")!.AsText().ShouldBe("CN=campaign flows");
    }

    [Fact]
    public async Task A_call_without_one_shows_none() =>
        (await CallAsync("""{ "type": "None" }""")).Outputs.Get("body")!.Get("who")!.IsNull.ShouldBeTrue();

    [Theory]
    [InlineData("wrong")]
    [InlineData("")]
    public async Task A_certificate_that_can_not_be_used_fails_the_call_in_words(string password)
    {
        var pfx = password.Length == 0 ? "no base64!" : Convert.ToBase64String(_caller.Export(X509ContentType.Pfx, "secret"));

        var outcome = await CallAsync($$"""{ "type": "ClientCertificate", "pfx": "{{pfx}}", "password": "{{password}}" }""");

        outcome.Fault!.Code.ShouldBe("Authentication");
        outcome.Fault.Message.ShouldStartWith("The certificate can't be used");
        outcome.MayRetry.ShouldBeFalse();
    }

    private async Task<Outcome> CallAsync(string authentication)
    {
        var connections = new GuardedConnections(Options.Create(Callers.Allowing)) { ServerTrust = (_, certificate, _, _) => certificate?.GetCertHashString() == _server.GetCertHashString() };
        var inputs = $$"""{ "method": "GET", "uri": "{{_address}}/who", "authentication": {{authentication}} }""";
        return await Callers.Over(Callers.Allowing, connections: connections).PerformAsync(Callers.Work(inputs), CancellationToken.None);
    }
}
