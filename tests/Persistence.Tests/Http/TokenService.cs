using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace CampaignTracker.Persistence.Tests.Http;

/// <summary>
/// On this machine: a directory's token service, a host's identity endpoint, and a partner that says how it was called. It keeps
/// what it was asked and gives <c>token-1</c>, <c>token-2</c> and so on, unless a test sets another answer.
/// </summary>
public sealed class TokenService : IAsyncDisposable
{
    private readonly WebApplication _site;

    private TokenService(WebApplication site) => _site = site;

    public string Address { get; private set; } = "";

    public List<Dictionary<string, StringValues>> Forms { get; } = [];

    public List<(string Path, Dictionary<string, StringValues> Query, Dictionary<string, StringValues> Headers)> Asked { get; } = [];

    public int Calls { get; private set; }

    /// <summary>Gets the number of the question, from 1.</summary>
    public Func<int, IResult> Answer { get; set; } = n => Results.Json(new { access_token = $"token-{n}", expires_in = "3600" });

    public static async Task<TokenService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new TokenService(builder.Build());
        service.Map();
        await service._site.StartAsync();
        service.Address = service._site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return service;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private void Map()
    {
        _site.MapPost("/{tenant}/oauth2/token", async (HttpRequest request) =>
        {
            Forms.Add((await request.ReadFormAsync()).ToDictionary());
            return Answer(Forms.Count);
        });
        _site.MapGet("/msi/token", (HttpRequest request) =>
        {
            Asked.Add((request.Path, request.Query.ToDictionary(), request.Headers.ToDictionary()));
            return Answer(Asked.Count);
        });
        _site.MapGet("/who", (HttpRequest request) =>
        {
            Calls++;
            return Results.Text(request.Headers.Authorization.ToString());
        });
    }
}
