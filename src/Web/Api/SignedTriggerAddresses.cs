using CampaignTracker.Web.Hosting;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Api;

/// <summary>The whole addresses of a flow's request triggers, for the people who may hand them out.</summary>
public sealed class SignedTriggerAddresses
{
    private readonly RequestTriggers _triggers;
    private readonly string _site;

    internal SignedTriggerAddresses(RequestTriggers triggers, IOptions<SiteOptions> site)
    {
        _triggers = triggers;
        _site = site.Value.PublicUrl.TrimEnd('/');
    }

    public async Task<IReadOnlyList<(string Trigger, string Address)>> ReadAsync(Guid flow, HttpRequest request, CancellationToken cancel)
    {
        var site = _site.Length > 0 ? _site : $"{request.Scheme}://{request.Host}";
        return [.. (await _triggers.AddressesAsync(flow, cancel)).Select(a => (a.Trigger, site + a.Path))];
    }
}
