using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Flows and their numbered, immutable versions.</summary>
public interface IFlowLibrary
{
    /// <summary>Publishes a version; the flow is made with its first one. A definition equal to the latest version gives that one again.</summary>
    /// <exception cref="Execution.InvalidDefinitionException">It has errors; nothing was published.</exception>
    Task<PublishedFlow> PublishAsync(FlowToPublish flow, CancellationToken cancel);

    /// <summary>The version that new runs of the flow get; null when there is no such flow.</summary>
    Task<PublishedFlow?> FindAsync(string name, CancellationToken cancel);
}

/// <param name="Name">Unique among flows; a further version goes under the same name.</param>
/// <param name="Campaign">Whose facts and events its runs see; null for a flow of no campaign. Of the first version only.</param>
/// <param name="Json">A bare definition, or one in an envelope.</param>
public sealed record FlowToPublish(string Name, CampaignId? Campaign, string Json, string Author, string Note);

public sealed record PublishedFlow(Guid Flow, Guid VersionId, int Number, IReadOnlyList<TriggerDefinition> Triggers);
