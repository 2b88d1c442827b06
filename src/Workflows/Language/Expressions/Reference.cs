namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>What an expression refers to. <paramref name="Name"/> is null where it is computed at run time: it may then be any name.</summary>
public readonly record struct Reference(ReferenceKind Kind, string? Name);

public enum ReferenceKind
{
    /// <summary><c>actions</c>, <c>outputs</c>, <c>body</c>, the form-data and multipart functions.</summary>
    Action,
    Result,

    /// <summary><c>items</c>, and <c>item</c> without a name.</summary>
    Items,
    IterationIndexes,
    Variable,
    Parameter,
    Trigger,

    /// <summary><c>campaign</c>, <c>stage</c>, <c>claim</c>: the campaign's facts are needed.</summary>
    Facts,
}
