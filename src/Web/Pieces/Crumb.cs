using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CampaignTracker.Web.Pieces;

/// <summary>A step back up. Pages below the second level name theirs, outermost first.</summary>
public sealed record Crumb(string Name, string Path);

public static class Crumbs
{
    private const string Key = "Crumbs";

    public static void SetCrumbs(this ViewDataDictionary viewData, params Crumb[] crumbs) => viewData[Key] = crumbs;

    public static IReadOnlyList<Crumb> GetCrumbs(this ViewDataDictionary viewData) => viewData[Key] as Crumb[] ?? [];
}
