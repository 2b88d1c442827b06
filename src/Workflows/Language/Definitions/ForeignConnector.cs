using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>Explains a step or trigger that belongs to somebody else's connector, and names what does the same here where there is something.</summary>
internal static class ForeignConnector
{
    private static readonly (string Api, string Name, string? Ours)[] Known =
    [
        ("sharepointonline", "SharePoint", null),
        ("approvals", "Approvals", "Campaign.Approval does the same here"),
        ("office365users", "Office 365 Users", null),
        ("office365groups", "Office 365 Groups", null),
        ("office365", "Outlook", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("outlook", "Outlook", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("sendmail", "Mail", "Campaign.Briefing or Campaign.Reminder sends mail here"),
        ("teams", "Teams", "Campaign.Task or Campaign.Reminder tells people here"),
        ("planner", "Planner", "Campaign.Task gives people tasks here"),
        ("commondataserviceforapps", "Dataverse", null),
        ("excelonlinebusiness", "Excel", null),
        ("onedrive", "OneDrive", null),
        ("microsoftforms", "Microsoft Forms", "A Request trigger makes a form of its own"),
        ("wordonlinebusiness", "Word", null),
        ("onenote", "OneNote", null),
        ("todo", "To Do", "Campaign.Task gives people tasks here"),
        ("dynamicscrmonline", "Dynamics 365", null),
        ("azureblob", "Azure Blob Storage", null),
        ("keyvault", "Azure Key Vault", null),
        ("azuread", "Microsoft Entra ID", null),
        ("webcontents", "HTTP with Microsoft Entra ID", "Http with Raw authentication calls an address here"),
        ("postgresql", "PostgreSQL", null),
        ("mysql", "MySQL", null),
        ("sql", "SQL Server", null),
        ("rss", "RSS", "Http reads an address here"),
        ("flowpush", "Notifications", "Campaign.Reminder tells people here"),
    ];

    public static string Explain(string step, string what, ObjectValue source)
    {
        var (connector, ours) = Name(what, source);
        var instead = ours is null ? "" : $" {ours}.";
        return $"The step '{step}' uses {connector}. Replace it, or connect it, before you publish.{instead}";
    }

    public static string ExplainTrigger(string trigger, string what, ObjectValue source)
    {
        var (connector, ours) = Name(what, source);
        var instead = ours?.Contains("trigger", StringComparison.Ordinal) == true ? $" {ours}." : "";
        return $"The trigger '{trigger}' uses {connector}, which is not connected here. Replace it, or start the flow by hand or on a schedule.{instead}";
    }

    private static (string Connector, string? Ours) Name(string what, ObjectValue source)
    {
        var api = ApiOf(source);
        var known = Known.FirstOrDefault(k => api.Contains(k.Api, StringComparison.OrdinalIgnoreCase));
        return (known.Name is not null ? $"the {known.Name} connector" : api.Length > 0 ? $"the connector '{api}'" : what, known.Ours);
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
