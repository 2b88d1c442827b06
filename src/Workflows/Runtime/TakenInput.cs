using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>One call of the engine's pure function for a stored run: all that went in, and what came out.</summary>
/// <param name="Result">Its state belongs to the run and goes on changing: who wants to keep it copies it at once.</param>
public sealed record TakenInput(FlowVersion Version, Guid Run, RunInput Input, AdvanceContext Context, AdvanceResult Result);
