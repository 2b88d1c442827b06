using System.Collections.Frozen;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>The step and trigger types of the language: which of them run here, and what to say of those that don't.</summary>
public static class StepCatalogue
{
    /// <summary>Types of steps this product runs, spelled as the language spells them. The services accept any case; so does the reader.</summary>
    public static readonly FrozenSet<string> Steps = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Scope", "If", "Switch", "Foreach", "Until", "Terminate", "Workflow",
        "Compose", "ParseJson", "Query", "Select", "Join", "Table",
        "InitializeVariable", "SetVariable", "IncrementVariable", "DecrementVariable", "AppendToArrayVariable", "AppendToStringVariable",
        "Wait", "Expression", "Http", "HttpWebhook", "Response",
        "Campaign.Stage", "Campaign.Gate", "Campaign.Approval", "Campaign.Task", "Campaign.Reminder", "Campaign.Briefing",
        "Campaign.WaitForEvent", "Campaign.RecordPolicyState", "Campaign.Reflection");

    public static readonly FrozenSet<string> Triggers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "Request", "Recurrence", "Campaign.Event");

    private static readonly FrozenDictionary<string, string> Elsewhere = new Dictionary<string, string>
    {
        ["ApiConnection"] = "a connector",
        ["ApiConnectionWebhook"] = "a connector that calls back",
        ["ApiConnectionNotification"] = "a connector's notifications",
        ["OpenApiConnection"] = "a connector",
        ["OpenApiConnectionWebhook"] = "a connector that calls back",
        ["OpenApiConnectionNotification"] = "a connector's notifications",
        ["ServiceProvider"] = "a built-in connector of Logic Apps",
        ["Function"] = "an Azure function",
        ["ApiManagement"] = "Azure API Management",
        ["JavaScriptCode"] = "inline JavaScript",
        ["CSharpScriptCode"] = "an inline C# script",
        ["PowerShellCode"] = "an inline PowerShell script",
        ["IntegrationAccountArtifactLookup"] = "an integration account",
        ["FlatFileDecoding"] = "an integration account",
        ["FlatFileEncoding"] = "an integration account",
        ["Liquid"] = "Liquid maps of an integration account",
        ["XmlValidation"] = "schemas of an integration account",
        ["Xslt"] = "maps of an integration account",
        ["X12Decode"] = "an integration account",
        ["X12Encode"] = "an integration account",
        ["EdifactDecode"] = "an integration account",
        ["EdifactEncode"] = "an integration account",
        ["RosettaNetDecode"] = "an integration account",
        ["RosettaNetEncode"] = "an integration account",
        ["SwiftMTDecode"] = "an integration account",
        ["SwiftMTEncode"] = "an integration account",
        ["XmlParse"] = "an XML service of Logic Apps",
        ["XmlCompose"] = "an XML service of Logic Apps",
        ["DataMapper"] = "a data map of Logic Apps",
        ["AS2Decode"] = "an integration account",
        ["AS2Encode"] = "an integration account",
        ["Batch"] = "a batch flow of Logic Apps",
        ["SendToBatch"] = "a batch flow of Logic Apps",
        ["SlidingWindow"] = "a sliding-window trigger",
        ["Manual"] = "a manual trigger of an old version",
        ["Http"] = "polling over HTTP",
        ["HttpWebhook"] = "a webhook subscription",
        ["Agent"] = "an agent of Logic Apps",
        ["Changeset"] = "a connector's change set",
        ["InvokeFunction"] = "a local function of Logic Apps",
        ["ParseDocument"] = "a document service of Logic Apps",
        ["ChunkText"] = "a text service of Logic Apps",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The catalogue's spelling of a type, or the type as written where it is not known.</summary>
    public static string Spell(string type) =>
        Steps.TryGetValue(type, out var step) ? step
        : Triggers.TryGetValue(type, out var trigger) ? trigger
        : type;

    /// <summary>What the service elsewhere is that a type needs, or null where the type is not of the language at all.</summary>
    public static string? NeedsElsewhere(string type) => Elsewhere.GetValueOrDefault(type);
}
