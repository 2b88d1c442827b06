using System.Reflection;

namespace CampaignTracker.Web.Tests.Running;

internal static class RunningFolders
{
    public static string Web { get; } = typeof(RunningFolders).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == "WebFolder").Value!;
}
