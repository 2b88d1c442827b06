using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Persistence.Tests.Http;

/// <summary>
/// A partner on this machine that answers each job it is given with 202, and says where and when to ask again. It gets a job of each
/// address once: the same one again is a conflict, so that a caller who goes round in circles comes to an end.
/// </summary>
internal sealed class AcceptingPartner : IAsyncDisposable
{
    private readonly WebApplication _site;

    private AcceptingPartner(WebApplication site) => _site = site;

    public string Address { get; private set; } = "";

    /// <summary>Method and path, in the order in which they came.</summary>
    public List<string> Asked { get; } = [];

    public static async Task<AcceptingPartner> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var partner = new AcceptingPartner(builder.Build());
        partner._site.MapPost("/{job}", partner.Take);
        partner._site.MapGet("/{job}/status", partner.Status);
        await partner._site.StartAsync();
        partner.Address = partner._site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return partner;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private IResult Take(string job, HttpResponse response)
    {
        Asked.Add($"POST /{job}");
        if (Asked.Count(a => a == $"POST /{job}") > 1)
        {
            return Results.Conflict();
        }

        response.Headers.RetryAfter = "7";
        return Results.Accepted($"/{job}/status");
    }

    private IResult Status(string job)
    {
        Asked.Add($"GET /{job}/status");
        return Results.Json(new { done = job });
    }
}
