using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>Each fault is one sentence that names the key, so that it can be put right without reading code.</summary>
internal sealed class SiteOptionsValidation(IHostEnvironment environment) : IValidateOptions<SiteOptions>
{
    public ValidateOptionsResult Validate(string? name, SiteOptions options)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
        {
            return ValidateOptionsResult.Fail($"Site:TimeZone is '{options.TimeZone}', which is not a time zone this machine knows; use a name such as Europe/London.");
        }
        if (options.PublicUrl.Length == 0 && environment.IsDevelopment())
        {
            return ValidateOptionsResult.Success;
        }
        return Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Site:PublicUrl is '{options.PublicUrl}', but links in mail need the site's full address, such as https://tracker.example.org.");
    }
}
