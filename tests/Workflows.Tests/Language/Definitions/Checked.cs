using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>What the checker says of a document, as <c>severity path code</c>.</summary>
internal static class Checked
{
    public static IEnumerable<string> Actions(string actions) => Document($$"""{ "triggers": { "manual": { "type": "Request" } }, "actions": {{actions}} }""");

    public static IEnumerable<string> Trigger(string trigger) => Document($$"""{ "triggers": { "T": {{trigger}} }, "actions": {} }""");

    public static IEnumerable<string> Parameters(string parameters) => Document($$"""{ "triggers": {}, "parameters": {{parameters}}, "actions": {} }""");

    public static IEnumerable<string> Document(string json)
    {
        var faults = new FaultList();
        FlowProgram.Compile(FlowDocument.Read(Encoding.UTF8.GetBytes(json), faults)!.Definition, faults);
        return faults.Select(f => $"{f.Severity} {f.Path} {f.Code}");
    }
}
