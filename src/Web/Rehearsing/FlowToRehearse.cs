using System.Text;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Web.Rehearsing;

/// <summary>A version or draft of a flow, checked.</summary>
/// <param name="Triggers">Empty where it can't be read.</param>
/// <param name="Faults">Errors that keep it from being run.</param>
public sealed record FlowToRehearse(FlowVersion Version, IReadOnlyList<TriggerDefinition> Triggers, IReadOnlyList<DefinitionFault> Faults)
{
    public static FlowToRehearse Read(FlowVersion version)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(Encoding.UTF8.GetBytes(version.Definition), faults);
        if (document is not null && !faults.HasErrors)
        {
            FlowProgram.Compile(document.Definition, faults);
        }
        return new FlowToRehearse(version, document?.Definition.Triggers ?? [], [.. faults.Errors]);
    }

    /// <summary>The trigger of that name, else the first one; empty where there is none.</summary>
    public string Trigger(string? wanted) => (Triggers.FirstOrDefault(trigger => trigger.Name == wanted) ?? (Triggers.Count > 0 ? Triggers[0] : null))?.Name ?? "";
}

/// <summary>A campaign that a flow can be rehearsed for.</summary>
public sealed record CampaignChoice(CampaignId Id, string Key, string Title);

/// <summary>A run of a flow whose answers a rehearsal can take over.</summary>
public sealed record EarlierRun(Guid Id, DateTimeOffset StartedAt);
