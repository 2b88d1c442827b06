using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Identity;
using CampaignTracker.Web.Accounts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>Signing in with a cookie; its keys stay in the data folder, so that a restart signs nobody out.</summary>
internal static class SignIn
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<TrackerUser>(Configure)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<TrackerDbContext>()
            .AddSignInManager()
            .AddErrorDescriber<PlainIdentityErrors>()
            .AddClaimsPrincipalFactory<TrackerClaims>();
        services.AddScoped<AccountBook>();
        services.AddSingleton<SetUpCode>();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IOptions<SiteOptions>>(ConfigureCookie);
        services.AddDataProtection().SetApplicationName("CampaignTracker");
        services.AddOptions<KeyManagementOptions>().Configure<DataFolder, ILoggerFactory>(
            (options, folder, loggers) => options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder.Keys), loggers));
        return services;
    }

    // Length is what makes a password hard to guess (NIST SP 800-63B); rules about characters only make it hard to remember.
    private static void Configure(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = true;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions options, IOptions<SiteOptions> site)
    {
        options.Cookie.Name = "tracker.person";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = site.Value.PublicUrl.StartsWith("https:", StringComparison.OrdinalIgnoreCase)
            ? CookieSecurePolicy.Always
            : CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromDays(14);
        options.SlidingExpiration = true;
        options.LoginPath = "/account/sign-in";
        options.AccessDeniedPath = "/account/denied";
        options.ReturnUrlParameter = "back";
    }
}
