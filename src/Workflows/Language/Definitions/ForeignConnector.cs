using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>Explains a step that belongs to somebody else's connector, and names the step of ours that does the same where there is one.</summary>
internal static class ForeignConnector
{
    private static readonly (string Api, string Name, string? Ours)[] Known =
    [
        ("sharepointonline", "SharePoint", null),
        ("approvals", "Approvals", "Campaign.Approval does the same here"),
        ("office365users", "Office 365 Users", null),
        ("office365", "Outlook", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("outlook", "Outlook", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("sendmail", "Mail", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("teams", "Teams", "Campaign.Task or Campaign.Reminder tells people here"),
        ("planner", "Planner", "Campaign.Task gives people tasks here"),
        ("commondataserviceforapps", "Dataverse", null),
        ("excelonlinebusiness", "Excel", null),
        ("onedriveforbusiness", "OneDrive", null),
        ("flowpush", "Notifications", "Campaign.Reminder tells people here"),
    ];

    public static string Explain(string step, string what, ObjectValue source)
    {
        var api = ApiOf(source);
        var known = Known.FirstOrDefault(k => api.Contains(k.Api, StringComparison.OrdinalIgnoreCase));
        var connector = known.Name is not null ? $"the {known.Name} connector" : api.Length > 0 ? $"the connector '{api}'" : what;
        var instead = known.Ours is null ? "" : $" {known.Ours}.";
        return $"The step '{step}' uses {connector}. Replace it, or connect it, before you publish.{instead}";
    }

    private static string ApiOf(ObjectValue source)
    {
        var host = source["inputs"]?.Get("host");
        var text = host?.Get("apiId")?.AsText()
            ?? host?.Get("connectionName")?.AsText()
            ?? host?.Get("connection")?.Get("referenceName")?.AsText()
            ?? host?.Get("connection")?.Get("name")?.AsText()
            ?? "";
        return text[(text.LastIndexOf('/') + 1)..].Replace("shared_", "", StringComparison.OrdinalIgnoreCase);
    }
}
