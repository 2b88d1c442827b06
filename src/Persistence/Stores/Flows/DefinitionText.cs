using System.Security.Cryptography;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Persistence.Stores.Flows;

/// <summary>A definition as it was typed.</summary>
internal static class DefinitionText
{
    /// <summary>SHA-256, lower-case hex.</summary>
    public static string HashOf(string json) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));

    /// <exception cref="InvalidDefinitionException">It has errors; all of them are in it.</exception>
    public static FlowDefinition Check(string json)
    {
        var faults = new FaultList();
        var definition = Read(json, faults);
        FlowProgram.Compile(definition, faults);
        return faults.HasErrors ? throw new InvalidDefinitionException(faults) : definition;
    }

    /// <summary>One that was checked when it was published: checks that have come since are not for it.</summary>
    /// <exception cref="InvalidDefinitionException">It can't be read at all.</exception>
    public static FlowDefinition Read(string json) => Read(json, new FaultList());

    private static FlowDefinition Read(string json, FaultList faults) =>
        FlowDocument.Read(Encoding.UTF8.GetBytes(json), faults)?.Definition ?? throw new InvalidDefinitionException(faults);
}
