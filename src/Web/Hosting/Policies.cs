using Microsoft.AspNetCore.Authorization;

namespace CampaignTracker.Web.Hosting;

/// <summary>
/// Who may do what. Deny by default: an endpoint that names no policy answers nobody, so a forgotten one is found at once.
/// </summary>
public static class Policies
{
    /// <summary>Anyone with an account, allies too: pages that show only what is the person's own.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>Officers, leadership, administrators: may read everything about campaigns.</summary>
    public const string Team = nameof(Team);

    /// <summary>Officers and administrators: may change campaigns.</summary>
    public const string Officer = nameof(Officer);

    /// <summary>Administrators: people's accounts and settings.</summary>
    public const string Administrator = nameof(Administrator);

    internal static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(Team, policy => policy.RequireRole(Roles.Administrator, Roles.Officer, Roles.Leadership))
            .AddPolicy(Officer, policy => policy.RequireRole(Roles.Administrator, Roles.Officer))
            .AddPolicy(Administrator, policy => policy.RequireRole(Roles.Administrator))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(IsNoEndpoint).Build());
        return services;
    }

    /// <summary>An address that leads nowhere may say "not found" to anyone; an endpoint without a policy may not answer.</summary>
    private static bool IsNoEndpoint(AuthorizationHandlerContext context) =>
        context.Resource is HttpContext http && http.GetEndpoint() is null;
}
