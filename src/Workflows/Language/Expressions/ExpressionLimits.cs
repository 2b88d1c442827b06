namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>What one expression may use. Reaching a limit is an error with code <c>TooLong</c>, <c>TooDeep</c> or <c>TooMuch</c>, never a hang.</summary>
public sealed record ExpressionLimits
{
    public static readonly ExpressionLimits Default = new();

    /// <summary>Characters of one expression; 8,192 as the live service.</summary>
    public int MaxLength { get; init; } = 8192;

    /// <summary>Calls, brackets and array literals inside each other; from 1, at most 500 to spare the stack.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Characters of one text result; 104,857,600 as the reference says of <c>concat</c> and <c>join</c>.</summary>
    public int MaxCharacters { get; init; } = 104_857_600;

    /// <summary>Items <c>range</c> may make; 100,000 as the reference says.</summary>
    public int MaxRange { get; init; } = 100_000;

    /// <summary>Characters and items made in one evaluation altogether (an item counts as 32): bounds memory and time of nested calls.</summary>
    public long MaxWork { get; init; } = 134_217_728;

    /// <summary>Characters of one XML document that is read.</summary>
    public int MaxXmlCharacters { get; init; } = 10_485_760;

    /// <summary>Elements inside each other in one XML document.</summary>
    public int MaxXmlDepth { get; init; } = 200;

    /// <summary>Nodes one <c>xpath</c> may visit.</summary>
    public int MaxXPathSteps { get; init; } = 5_000_000;
}
