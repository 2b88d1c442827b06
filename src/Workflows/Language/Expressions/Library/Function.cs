using CampaignTracker.Workflows.Language.Expressions.Evaluation;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

public enum FunctionFamily
{
    String,
    Collection,
    Logical,
    Conversion,
    Math,
    DateAndTime,
    Workflow,
    Uri,
    Manipulation,

    /// <summary>Not of the reference: what this product adds.</summary>
    Campaign,
}

/// <param name="Repeats">Any number of further arguments may follow in this parameter's place.</param>
public sealed record FunctionParameter(string Name, bool Optional, bool Repeats);

internal delegate Value FunctionBody(scoped in Call call);

/// <summary>Makes the node of a function that does not look at all its arguments.</summary>
internal delegate Node LazyBody(Function function, Node[] arguments, int position);

/// <summary>A function as the checker, the designer and the documentation see it.</summary>
public sealed class Function
{
    internal Function(FunctionFamily family, string signature, string help)
    {
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        Name = signature[..open];
        Family = family;
        Signature = signature;
        Help = help;
        Parameters = [.. signature[(open + 1)..^1].Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(Parameter)];
        MinArguments = Parameters.Count(p => !p.Optional);
        MaxArguments = Parameters.Any(p => p.Repeats) ? int.MaxValue : Parameters.Count;
    }

    public string Name { get; }

    public FunctionFamily Family { get; }

    /// <summary>As one writes it: <c>substring(text, start, length?)</c>; ? marks what may be left out, ... what may be repeated.</summary>
    public string Signature { get; }

    public string Help { get; }

    public IReadOnlyList<FunctionParameter> Parameters { get; }

    public int MinArguments { get; }

    /// <summary><see cref="int.MaxValue"/> where there is no limit.</summary>
    public int MaxArguments { get; }

    /// <summary>The same arguments always give the same value: a call with constants is evaluated when it is compiled.</summary>
    internal bool IsPure { get; init; }

    internal FunctionBody? Body { get; init; }

    internal LazyBody? Lazy { get; init; }

    /// <summary>What the function's first argument names (or what it needs, where it has no argument).</summary>
    internal ReferenceKind? Refers { get; init; }

    /// <summary>A function that depends on its arguments alone.</summary>
    internal static Function Pure(FunctionFamily family, string signature, string help, FunctionBody body) =>
        new(family, signature, help) { IsPure = true, Body = body };

    /// <summary>A function that depends on the time, on chance or on the run.</summary>
    internal static Function Live(FunctionFamily family, string signature, string help, FunctionBody body, ReferenceKind? refers = null) =>
        new(family, signature, help) { Body = body, Refers = refers };

    internal string ParameterName(int index) => Parameters[Math.Min(index, Parameters.Count - 1)].Name;

    private static FunctionParameter Parameter(string text)
    {
        var repeats = text.EndsWith("...", StringComparison.Ordinal);
        var name = repeats ? text[..^3] : text;
        var optional = name.EndsWith('?');
        return new(optional ? name[..^1] : name, optional, repeats);
    }
}
