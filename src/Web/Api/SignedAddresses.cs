using System.Threading.RateLimiting;
using CampaignTracker.Web.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Api;

/// <summary>Addresses that machines call. Nobody signs in there: the signature in the address is what lets a caller in.</summary>
internal static class SignedAddresses
{
    private const string Pace = "signed addresses";

    public static IServiceCollection AddSignedAddresses(this IServiceCollection services)
    {
        services.AddOptions<TriggerOptions>().BindConfiguration(TriggerOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TriggerOptions>, TriggerOptionsCheck>();
        services.AddSingleton<AddressSignatures>();
        services.AddSingleton<RequestTriggers>();
        services.AddSingleton(provider => new SignedTriggerAddresses(provider.GetRequiredService<RequestTriggers>(), provider.GetRequiredService<IOptions<SiteOptions>>()));
        services.AddSingleton<RunAnswers>();
        services.AddSingleton<TriggerEndpoint>();
        services.AddSingleton<CallbackEndpoint>();
        services.AddRateLimiter(options =>
        {
            options.AddPolicy(Pace, Limit);
            options.OnRejected = TooMany;
        });
        return services;
    }

    public static void MapSignedAddresses(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").AllowAnonymous().RequireRateLimiting(Pace).DisableAntiforgery();
        api.MapPost("/flows/{flow:guid}/triggers/{trigger}", (Guid flow, string trigger, HttpContext http, TriggerEndpoint endpoint) => endpoint.StartAsync(flow, trigger, http));
        api.MapPost(
            "/callbacks/{run:guid}/{signature}/{instance:long}",
            (Guid run, string signature, long instance, HttpContext http, CallbackEndpoint endpoint) => endpoint.ArriveAsync(run, signature, instance, http));
    }

    // By the caller's address in the network, so that one who guesses signatures can not use up another's share.
    private static RateLimitPartition<string> Limit(HttpContext http)
    {
        var most = http.RequestServices.GetRequiredService<IOptions<TriggerOptions>>().Value.PerMinute;
        return RateLimitPartition.GetFixedWindowLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
    }

    private static async ValueTask TooMany(OnRejectedContext rejected, CancellationToken cancel)
    {
        rejected.HttpContext.Response.Headers.RetryAfter = "60";
        await Answers.Problem(StatusCodes.Status429TooManyRequests, "Too many requests", "Wait a minute, then go on.").ExecuteAsync(rejected.HttpContext);
    }
}
