using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A definition with errors was to be run. Publishing checks first, so this is a bug or a damaged store.</summary>
public sealed class InvalidDefinitionException(FaultList faults)
    : Exception("The flow can't be run: " + string.Join(" ", faults.Errors.Take(5).Select(f => $"{f.Path}: {f.Message}")))
{
    public FaultList Faults { get; } = faults;
}
