namespace CampaignTracker.Workflows.Language.Expressions;

/// <summary>Why an expression could not be read or evaluated.</summary>
/// <param name="Code">A stable name, such as <c>ExpressionSyntax</c>, <c>UnknownFunction</c>, <c>ArgumentCount</c>, <c>ArgumentType</c>, <c>ArgumentValue</c>, <c>MissingProperty</c>, <c>MissingAction</c>, <c>Overflow</c>, <c>DivisionByZero</c>, <c>TooLong</c>.</param>
/// <param name="Message">A plain sentence that names the function and what was expected.</param>
/// <param name="Position">Zero-based offset into the string that held the expression.</param>
public sealed record ExpressionError(string Code, string Message, int Position);

/// <summary>Evaluation failed. The engine turns it into the failure of the step it belongs to.</summary>
public sealed class ExpressionException(ExpressionError error) : Exception(error.Message)
{
    public ExpressionError Error { get; } = error;
}
