using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

internal enum TokenKind
{
    End,
    Name,

    /// <summary>A text or a number, with its value.</summary>
    Literal,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,
    CloseBrace,
    Comma,
    Dot,
    Question,
}

/// <param name="Start">Offset of the first character in the string that holds the expression.</param>
/// <param name="End">Offset after the last character.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Name = null, Value? Value = null);
