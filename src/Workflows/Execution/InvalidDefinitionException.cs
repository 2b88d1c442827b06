using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A definition with errors was to be published, or a stored one of which no program can be made: the store is damaged.</summary>
public sealed class InvalidDefinitionException(FaultList faults)
    : Exception("The flow can't be run: " + string.Join(" ", faults.Errors.Take(5).Select(f => $"{f.Path}: {f.Message}")))
{
    public FaultList Faults { get; } = faults;
}
