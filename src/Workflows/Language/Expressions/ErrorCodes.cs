namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>The stable codes of <see cref="ExpressionError"/>.</summary>
public static class ErrorCodes
{
    public const string Syntax = "ExpressionSyntax";
    public const string UnknownFunction = "UnknownFunction";
    public const string ArgumentCount = "ArgumentCount";

    /// <summary>An argument of the wrong kind, such as a text where an integer is expected.</summary>
    public const string ArgumentType = "ArgumentType";

    /// <summary>An argument of the right kind that the function can't use, such as a text that is no date.</summary>
    public const string ArgumentValue = "ArgumentValue";

    public const string MissingProperty = "MissingProperty";

    /// <summary>A property or item asked of a value that has none, such as a text.</summary>
    public const string NotSelectable = "NotSelectable";

    public const string MissingAction = "MissingAction";
    public const string MissingParameter = "MissingParameter";
    public const string MissingVariable = "MissingVariable";
    public const string MissingLoop = "MissingLoop";
    public const string MissingStage = "MissingStage";
    public const string MissingClaim = "MissingClaim";

    /// <summary>The function has nothing to answer here, such as <c>item()</c> outside a loop.</summary>
    public const string NotAvailable = "NotAvailable";

    public const string Overflow = "Overflow";
    public const string DivisionByZero = "DivisionByZero";
    public const string TooLong = "TooLong";
    public const string TooDeep = "TooDeep";
    public const string TooMuch = "TooMuch";

    /// <summary>The turn's own limit, which all expressions and steps of it share.</summary>
    public const string WorkPerTurn = "WorkPerTurn";
}
