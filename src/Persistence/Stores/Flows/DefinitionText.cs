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
    public static FlowDefinition Check(string json) => Read(json, FlowProgram.Compile);

    /// <summary>One that was checked before it was published: its triggers can be read, its expressions are left alone.</summary>
    /// <exception cref="InvalidDefinitionException">It can't be read.</exception>
    public static FlowDefinition Read(string json) => Read(json, null);

    private static FlowDefinition Read(string json, Func<FlowDefinition, FaultList, FlowProgram>? compile)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(json), faults);
        if (document is not null)
        {
            compile?.Invoke(document.Definition, faults);
        }

        return document is null || faults.HasErrors ? throw new InvalidDefinitionException(faults) : document.Definition;
    }
}
