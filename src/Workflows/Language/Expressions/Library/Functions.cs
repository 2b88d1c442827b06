using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>All functions of the language: those of the public reference and this product's own.</summary>
public static class Functions
{
    private static readonly FrozenDictionary<string, Function> ByName = new[]
    {
        TextFunctions.All,
        TextSearchFunctions.All,
        CollectionFunctions.All,
        LogicalFunctions.All,
        MathFunctions.All,
        ConversionFunctions.All,
        EncodingFunctions.All,
        DateFunctions.All,
        ZoneFunctions.All,
        UriFunctions.All,
        ManipulationFunctions.All,
        WorkflowFunctions.All,
        FormFunctions.All,
        CampaignFunctions.All,
    }.SelectMany(f => f).ToFrozenDictionary(f => f.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>By family, then by name.</summary>
    public static IReadOnlyList<Function> All { get; } = [.. ByName.Values.OrderBy(f => f.Family).ThenBy(f => f.Name, StringComparer.Ordinal)];

    /// <summary>Case is ignored.</summary>
    public static bool TryGet(string name, [MaybeNullWhen(false)] out Function function) => ByName.TryGetValue(name, out function);

    /// <summary>The known name that differs least from an unknown one, where one is near.</summary>
    internal static string? Nearest(string name) =>
        Spelling.Nearest(name, All.Select(f => f.Name));
}
