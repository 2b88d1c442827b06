using CampaignTracker.Persistence.Databases;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Web.Hosting;

/// <summary>The folder named by <c>Data:Folder</c>, as a full path. Its parts are made when first asked for.</summary>
internal sealed class DataFolder(IOptions<TrackerDatabaseOptions> options)
{
    public string Root => Existing(Path.GetFullPath(options.Value.Folder));

    public string Keys => Existing(Path.Combine(Root, "keys"));

    public string Mail => Existing(Path.Combine(Root, "mail"));

    private static string Existing(string path) => Directory.CreateDirectory(path).FullName;
}
