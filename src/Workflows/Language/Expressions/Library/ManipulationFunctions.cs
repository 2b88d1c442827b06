using CampaignTracker.Workflows.Language.Values;
using static CampaignTracker.Workflows.Language.Expressions.Library.Function;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The manipulation family (with <c>coalesce</c>, which stands beside the other lazy functions).</summary>
internal static class ManipulationFunctions
{
    public static IReadOnlyList<Function> All { get; } =
    [
        Pure(FunctionFamily.Manipulation, "addProperty(object, property, value)", "An object with one property more; fails where it has that already.", AddProperty),
        Pure(FunctionFamily.Manipulation, "setProperty(object, property, value)", "An object with one property set, whether it had that or not.", SetProperty),
        Pure(FunctionFamily.Manipulation, "removeProperty(object, property)", "An object without one property; unchanged where it has none of that name.", RemoveProperty),
        Pure(FunctionFamily.Manipulation, "xpath(xml, xpath)", "What an XPath 1.0 expression finds in XML: a value, or an array of values.", XPaths.Evaluate),
    ];

    private static ObjectValue AddProperty(scoped in Call call)
    {
        var (value, name) = (call.Object(0), call.Text(1));
        call.WillMakeItems(value.Count + 1);
        return value.Has(name)
            ? throw call.Bad(1, $"names a property the object has already: '{ValueText.Shorten(name)}'. setProperty changes it.")
            : value.With(name, call[2]);
    }

    private static ObjectValue RemoveProperty(scoped in Call call)
    {
        call.WillMakeItems(call.Object(0).Count);
        return call.Object(0).Without(call.Text(1));
    }

    private static ObjectValue SetProperty(scoped in Call call)
    {
        call.WillMakeItems(call.Object(0).Count + 1);
        return call.Object(0).With(call.Text(1), call[2]);
    }
}
