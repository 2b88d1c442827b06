using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>The items of a list that has each value once. Kept beside the list, so that a <c>union</c> that adds one item to many looks at one.</summary>
internal sealed class DistinctItems(LanguageEquality equality)
{
    private readonly HashSet<Value> _items = new(equality);

    public int Count => _items.Count;

    /// <inheritdoc cref="LanguageEquality.Renew"/>
    public void Renew(long comparisons, WorkAllowance? turn, ExpressionException whenExceeded) => equality.Renew(comparisons, turn, whenExceeded);

    /// <summary>False where it has an equal one.</summary>
    public bool Add(Value item) => _items.Add(item);
}
