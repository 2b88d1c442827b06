namespace CampaignTracker.Web.Hosting;

/// <summary>How the site presents itself. Section <c>Site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>The address people type, used for links in mail. Absolute, http or https, without a path. Needed outside Development.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>IANA or Windows name of the zone in which dates and times are shown.</summary>
    public string TimeZone { get; set; } = "Europe/London";
}
