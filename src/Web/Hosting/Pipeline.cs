using CampaignTracker.Web.Api;
using Microsoft.Net.Http.Headers;

namespace CampaignTracker.Web.Hosting;

/// <summary>What happens to a request, in order.</summary>
internal static class Pipeline
{
    public static WebApplication UseTracker(this WebApplication app)
    {
        app.UseSecurityHeaders();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/problem/500");
            app.UseHsts();
        }
        app.UseStatusCodePagesWithReExecute("/problem/{0}");
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = static file => Cache(file.Context) });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health").AllowAnonymous();
        app.MapSignedAddresses();
        app.MapRazorPages();
        return app;
    }

    /// <summary>A file asked for with its version never changes; any other is looked at again.</summary>
    private static void Cache(HttpContext context) =>
        context.Response.Headers[HeaderNames.CacheControl] = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
}
