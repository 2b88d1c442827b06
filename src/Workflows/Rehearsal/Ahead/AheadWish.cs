using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>What is to be rehearsed, and under which assumptions.</summary>
/// <param name="Until">The last instant, inclusive.</param>
/// <param name="Run">The run to follow; null where <paramref name="Start"/> begins one.</param>
public sealed record AheadWish(DateTimeOffset Until, Assumptions Assumptions, Guid? Run = null, FlowStart? Start = null)
{
    public RehearsalLimits Limits { get; init; } = new();
}

/// <summary>A run that begins with the rehearsal.</summary>
/// <param name="Version">Published or not.</param>
/// <param name="Outputs">The trigger's, with <c>body</c>.</param>
public sealed record FlowStart(FlowVersion Version, string Trigger, ObjectValue Outputs);
