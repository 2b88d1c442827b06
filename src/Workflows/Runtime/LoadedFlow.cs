using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>One version of a flow, compiled. Immutable; shared by all of its runs.</summary>
public sealed class LoadedFlow
{
    private readonly Dictionary<string, TriggerCheck> _triggers;

    public LoadedFlow(FlowVersion version, FlowProgram program)
    {
        Version = version;
        Program = program;
        HasChildFlows = program.Steps.Any(s => s.Type == "Workflow");
        HasCalls = program.Steps.Any(s => s.Type is "Http" or "HttpWebhook");
        _triggers = program.Definition.Triggers.ToDictionary(t => t.Name, t => new TriggerCheck(t), StringComparer.OrdinalIgnoreCase);
    }

    public FlowVersion Version { get; }

    public FlowProgram Program { get; }

    internal bool HasChildFlows { get; }

    /// <summary>Whether a step may have work outside that is to be called off when it ends.</summary>
    internal bool HasCalls { get; }

    internal TriggerCheck? Trigger(string name) => _triggers.GetValueOrDefault(name);
}
