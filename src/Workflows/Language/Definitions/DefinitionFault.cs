namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>Something a reader or the checker found in a document.</summary>
/// <param name="Path">Where, as a JSON path such as <c>actions.Scope.actions.Compose.inputs</c>; empty for the document itself.</param>
/// <param name="Code">A stable name, such as <c>UnknownStep</c>.</param>
/// <param name="Message">What is wrong and what to do, in plain words.</param>
public sealed record DefinitionFault(FaultSeverity Severity, string Path, string Code, string Message);

public enum FaultSeverity
{
    /// <summary>The flow can't be published or run.</summary>
    Error,

    /// <summary>The flow runs, but perhaps not as meant.</summary>
    Warning,

    /// <summary>A step that needs something this product does not have. It is kept, and fails if it is reached.</summary>
    Unsupported,
}
