namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

internal static class SyntaxFault
{
    public static ExpressionException Of(string message, int position) =>
        new(new(ErrorCodes.Syntax, message, position));
}
