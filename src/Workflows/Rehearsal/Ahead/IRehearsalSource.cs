using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>What a rehearsal looks up in the living system while it plays: flows, templates, and whom an audience names. Only ever read.</summary>
public interface IRehearsalSource
{
    Task<FlowVersion?> FindVersionAsync(Guid version, CancellationToken cancel);

    /// <summary>The version that new runs of a flow get; the flow is named by its id or, ignoring case, its name.</summary>
    Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel);

    /// <summary>What an event of this name starts.</summary>
    Task<IReadOnlyList<EventTrigger>> TriggersAsync(CampaignId? campaign, string name, CancellationToken cancel);

    /// <summary>Large values of the runs' states, by their keys.</summary>
    Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel);

    /// <summary>Nothing is added to it, and nothing of what it gives is changed.</summary>
    IBriefingStore Briefings { get; }
}
