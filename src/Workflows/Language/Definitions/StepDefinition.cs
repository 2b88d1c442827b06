using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>One step as it was written.</summary>
/// <param name="Type">The catalogue's spelling where the type is known, else as written.</param>
/// <param name="Path">Where it stands in the document, such as <c>actions.Scope.actions.Compose</c>.</param>
public sealed record StepDefinition(
    string Name,
    string Type,
    string Path,
    ObjectValue Source,
    IReadOnlyList<RunAfter> RunAfter,
    IReadOnlyList<BlockDefinition> Blocks)
{
    public Value Inputs => Source["inputs"] ?? Value.Null;

    public Value? RuntimeConfiguration => Source["runtimeConfiguration"];

    public string? Description => Source["description"]?.AsText();

    /// <summary><c>operationOptions</c> as a set of words; the language separates them by commas.</summary>
    public bool HasOption(string option) => HasOption(Source, option);

    public bool IsSecured(string what) => IsSecured(Source, what);

    internal static bool HasOption(ObjectValue source, string option) =>
        source["operationOptions"]?.AsText() is { } text
        && text.Split(',', StringSplitOptions.TrimEntries).Contains(option, StringComparer.OrdinalIgnoreCase);

    internal static bool IsSecured(ObjectValue source, string what) =>
        source["runtimeConfiguration"]?.Get("secureData")?.Get("properties") is ArrayValue a
        && a.Any(v => string.Equals(v.AsText(), what, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A step runs after another one has ended in one of these statuses.</summary>
public sealed record RunAfter(string Step, EndStatuses Statuses);

[Flags]
public enum EndStatuses
{
    None = 0,
    Succeeded = 1,
    Failed = 2,
    Skipped = 4,
    TimedOut = 8,
    Cancelled = 16,
}
