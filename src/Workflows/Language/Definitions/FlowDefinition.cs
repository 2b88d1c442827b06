using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>
/// A flow as it was written (Workflow Definition Language, schema 2016-06-01). <see cref="Source"/> is the whole definition with
/// members this product does not know; the rest is read from it, so writing a definition gives the JSON value that was read.
/// </summary>
public sealed record FlowDefinition
{
    public required ObjectValue Source { get; init; }

    public required IReadOnlyList<ParameterDefinition> Parameters { get; init; }

    public required IReadOnlyList<TriggerDefinition> Triggers { get; init; }

    public required BlockDefinition Actions { get; init; }

    /// <summary>The values of <c>outputs</c>, still with their expressions, by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, Value>> Outputs { get; init; }
}

/// <param name="Type">As written: String, SecureString, Int, Float, Bool, Array, Object, SecureObject.</param>
/// <param name="Default">Null where the parameter must be given.</param>
public sealed record ParameterDefinition(string Name, string Type, Value? Default)
{
    public bool IsSecure => Type.StartsWith("Secure", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What starts a run.</summary>
/// <param name="Type">The catalogue's spelling where the type is known, else as written.</param>
public sealed record TriggerDefinition(string Name, string Type, string Path, ObjectValue Source)
{
    public string? Kind => Source["kind"]?.AsText();

    public Value Inputs => Source["inputs"] ?? Value.Null;

    /// <summary>With the flow's parameters filled in; null where it has none.</summary>
    public Value? Recurrence { get; init; }

    /// <summary>Expressions that must all be true for a run to start.</summary>
    public IReadOnlyList<string> Conditions =>
        Source["conditions"] is ArrayValue a ? [.. a.Select(c => c.Get("expression")?.AsText()).OfType<string>()] : [];

    public string? SplitOn => Source["splitOn"]?.AsText();

    /// <summary>How many runs may be under way at once; null for no limit.</summary>
    public int? ConcurrentRuns => IsSingleInstance ? 1 : Concurrency("runs");

    /// <summary>How many starts may wait for one of <see cref="ConcurrentRuns"/>; null where the flow does not say.</summary>
    public int? MostWaitingRuns => IsSingleInstance ? 0 : Concurrency("maximumWaitingRuns");

    /// <summary><c>operationOptions: SingleInstance</c>: it does not fire while a run of its is under way, and nothing waits.</summary>
    public bool IsSingleInstance => StepDefinition.HasOption(Source, "SingleInstance");

    /// <summary><c>operationOptions: EnableSchemaValidation</c>: a request that does not fit <c>inputs.schema</c> starts nothing.</summary>
    public bool ValidatesSchema => Type == "Request" && StepDefinition.HasOption(Source, "EnableSchemaValidation");

    /// <summary>What <c>runtimeConfiguration.secureData</c> hides of it: <c>inputs</c> or <c>outputs</c>.</summary>
    public bool IsSecured(string what) => StepDefinition.IsSecured(Source, what);

    private int? Concurrency(string member) =>
        Source["runtimeConfiguration"]?.Get("concurrency")?.Get(member) is IntegerValue { Value: > 0 and < int.MaxValue } n ? (int)n.Value : null;
}

/// <summary>Steps that belong together: the flow itself, a scope, a branch, a loop's body.</summary>
/// <param name="Label">What tells it from its siblings: empty for the only one, <c>else</c>, a case's name, <c>default</c>.</param>
public sealed record BlockDefinition(string Label, string Path, IReadOnlyList<StepDefinition> Steps)
{
    /// <summary>For a Switch case, the value it stands for.</summary>
    public Value? Case { get; init; }
}
