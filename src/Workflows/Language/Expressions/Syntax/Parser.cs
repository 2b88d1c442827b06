using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

/// <summary>
/// Reads an expression by recursive descent:
/// <code>
/// expression = (literal | name "(" [expression {"," expression}] ")" | "[" [expression {"," expression}] "]") {access}
/// access     = ["?"] ("." name | "[" expression "]")
/// </code>
/// </summary>
internal sealed class Parser
{
    private readonly Tokeniser _tokens;
    private readonly ExpressionLimits _limits;
    private Token _token;
    private int _depth;

    private Parser(string text, int start, ExpressionLimits limits)
    {
        _limits = limits;
        _tokens = new(text, start);
        _token = _tokens.Next();
    }

    /// <summary>Reads from <paramref name="start"/> to the end of the string.</summary>
    public static SyntaxNode ParseAll(string text, int start, ExpressionLimits limits)
    {
        CheckLength(text.Length - start, start, limits);
        var parser = new Parser(text, start, limits);
        var node = parser.Expression();
        return parser._token.Kind == TokenKind.End
            ? node
            : throw SyntaxFault.Of("The expression ends before this. For text around an expression write @{...}.", parser._token.Start);
    }

    /// <summary>Reads from <paramref name="start"/> to the brace that closes an interpolation.</summary>
    /// <param name="end">The offset after that brace.</param>
    public static SyntaxNode ParseBraced(string text, int start, ExpressionLimits limits, out int end)
    {
        var parser = new Parser(text, start, limits);
        var node = parser.Expression();
        if (parser._token.Kind != TokenKind.CloseBrace)
        {
            throw SyntaxFault.Of("The closing brace } of @{...} is expected here.", parser._token.Start);
        }

        end = parser._token.End;
        CheckLength(end - start, start, limits);
        return node;
    }

    private static void CheckLength(int length, int position, ExpressionLimits limits)
    {
        if (length > limits.MaxLength)
        {
            throw new ExpressionException(new(
                ErrorCodes.TooLong,
                $"The expression has {length} characters; at most {limits.MaxLength} are allowed.",
                position));
        }
    }

    private SyntaxNode Expression()
    {
        if (++_depth > _limits.MaxDepth)
        {
            throw TooDeep(_token.Start);
        }

        var node = Accesses(Operand());
        _depth--;
        return node;
    }

    private SyntaxNode Operand()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Literal:
                Advance();
                return new LiteralSyntax(token.Start, token.Value!);
            case TokenKind.OpenBracket:
                Advance();
                return Checked(new ArraySyntax(token.Start, List(TokenKind.CloseBracket, "]")));
            case TokenKind.Name:
                Advance();
                return Named(token);
            default:
                throw SyntaxFault.Of("A function call, a text in single quotes, a number, true, false or null is expected here.", token.Start);
        }
    }

    private SyntaxNode Named(Token name)
    {
        if (_token.Kind == TokenKind.OpenParenthesis)
        {
            Advance();
            return Checked(new CallSyntax(name.Start, name.Name!, List(TokenKind.CloseParenthesis, ")")));
        }

        return name.Name!.ToUpperInvariant() switch
        {
            "TRUE" => new LiteralSyntax(name.Start, Value.True),
            "FALSE" => new LiteralSyntax(name.Start, Value.False),
            "NULL" => new LiteralSyntax(name.Start, Value.Null),
            _ => throw SyntaxFault.Of($"'{name.Name}' is no value. Call a function with (), or put a text in single quotes.", name.Start),
        };
    }

    private List<SyntaxNode> List(TokenKind close, string sign)
    {
        var items = new List<SyntaxNode>();
        if (_token.Kind == close)
        {
            Advance();
            return items;
        }

        while (true)
        {
            items.Add(Expression());
            var separator = _token;
            if (separator.Kind != TokenKind.Comma && separator.Kind != close)
            {
                throw SyntaxFault.Of($"A comma or {sign} is expected here.", separator.Start);
            }

            Advance();
            if (separator.Kind == close)
            {
                return items;
            }
        }
    }

    private SyntaxNode Accesses(SyntaxNode node)
    {
        while (true)
        {
            var start = _token.Start;
            var optional = _token.Kind == TokenKind.Question;
            if (optional)
            {
                Advance();
            }

            switch (_token.Kind)
            {
                case TokenKind.Dot:
                    Advance();
                    node = Checked(new AccessSyntax(start, node, PropertyName(), optional));
                    break;
                case TokenKind.OpenBracket:
                    Advance();
                    node = Checked(new AccessSyntax(start, node, Key(), optional));
                    break;
                default:
                    return optional ? throw SyntaxFault.Of("After ? a property is expected: ?.name or ?['name'].", _token.Start) : node;
            }
        }
    }

    private LiteralSyntax PropertyName()
    {
        var token = _token;
        if (token.Kind != TokenKind.Name)
        {
            throw SyntaxFault.Of("A property name is expected after the dot; for other names write ['the name'].", token.Start);
        }

        Advance();
        return new(token.Start, Value.Of(token.Name));
    }

    private SyntaxNode Key()
    {
        var key = Expression();
        if (_token.Kind != TokenKind.CloseBracket)
        {
            throw SyntaxFault.Of("A ] is expected here.", _token.Start);
        }

        Advance();
        return key;
    }

    private T Checked<T>(T node)
        where T : SyntaxNode => node.Depth > _limits.MaxDepth ? throw TooDeep(node.Position) : node;

    private ExpressionException TooDeep(int position) =>
        new(new(ErrorCodes.TooDeep, $"The expression is nested more than {_limits.MaxDepth} deep.", position));

    private void Advance() => _token = _tokens.Next();
}
