using System.Globalization;
using System.Text;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Expressions.Syntax;

/// <summary>Reads one token after the other. It knows nothing of what may follow what.</summary>
internal sealed class Tokeniser(string text, int start)
{
    private int _at = start;

    /// <exception cref="ExpressionException">Here stands no token of the language.</exception>
    public Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (_at == text.Length)
        {
            return new(TokenKind.End, _at, _at);
        }

        var c = text[_at];
        return c switch
        {
            '\'' => Text(),
            '(' => One(TokenKind.OpenParenthesis),
            ')' => One(TokenKind.CloseParenthesis),
            '[' => One(TokenKind.OpenBracket),
            ']' => One(TokenKind.CloseBracket),
            '}' => One(TokenKind.CloseBrace),
            ',' => One(TokenKind.Comma),
            '?' => One(TokenKind.Question),
            '.' when !IsDigitAt(_at + 1) => One(TokenKind.Dot),
            _ when StartsName(c) => Name(),
            _ when StartsNumber(c) => Number(),
            _ => throw SyntaxFault.Of(WhyNot(c), _at),
        };
    }

    private static bool StartsName(char c) => char.IsLetter(c) || c is '_' or '$';

    private static bool ContinuesName(char c) => StartsName(c) || char.IsDigit(c);

    private static string WhyNot(char c) => c switch
    {
        '"' => "A text stands in single quotes, not in double quotes.",
        '@' => "Inside an expression a function is called without the @.",
        '{' => "An object can't be written inside an expression; use json('{ ... }').",
        '+' or '-' => $"The sign '{c}' must stand right before a number; to calculate use add(), sub(), mul() or div().",
        _ => $"The character '{c}' has no meaning here.",
    };

    private bool IsDigitAt(int index) => index < text.Length && char.IsAsciiDigit(text[index]);

    private bool StartsNumber(char c) =>
        char.IsAsciiDigit(c)
        || (c is '.' && IsDigitAt(_at + 1))
        || (c is '+' or '-' && (IsDigitAt(_at + 1) || (_at + 1 < text.Length && text[_at + 1] == '.' && IsDigitAt(_at + 2))));

    private Token One(TokenKind kind) => new(kind, _at, ++_at);

    private Token Name()
    {
        var from = _at;
        while (_at < text.Length && ContinuesName(text[_at]))
        {
            _at++;
        }

        return new(TokenKind.Name, from, _at, text[from.._at]);
    }

    private Token Text()
    {
        var from = _at++;
        StringBuilder? built = null;
        while (true)
        {
            var quote = text.IndexOf('\'', _at);
            if (quote < 0)
            {
                throw SyntaxFault.Of("The text that starts here has no closing quote.", from);
            }

            var piece = text.AsSpan(_at, quote - _at);
            _at = quote + 1;
            if (_at == text.Length || text[_at] != '\'')
            {
                return new(TokenKind.Literal, from, _at, Value: Value.Of(built is null ? piece.ToString() : built.Append(piece).ToString()));
            }

            // A doubled quote stands for one.
            (built ??= new()).Append(piece).Append('\'');
            _at++;
        }
    }

    private Token Number()
    {
        var from = _at;
        _at += text[_at] is '+' or '-' ? 1 : 0;
        SkipDigits();
        var whole = true;
        if (_at < text.Length && text[_at] == '.' && IsDigitAt(_at + 1))
        {
            whole = false;
            _at++;
            SkipDigits();
        }

        whole &= !SkipExponent();
        if (_at < text.Length && ContinuesName(text[_at]))
        {
            throw SyntaxFault.Of($"The number that starts here is followed by '{text[_at]}'.", from);
        }

        return new(TokenKind.Literal, from, _at, Value: NumberOf(text.AsSpan(from, _at - from), whole, from));
    }

    private void SkipDigits()
    {
        while (IsDigitAt(_at))
        {
            _at++;
        }
    }

    private bool SkipExponent()
    {
        if (_at == text.Length || text[_at] is not ('e' or 'E'))
        {
            return false;
        }

        var digits = _at + 1 < text.Length && text[_at + 1] is '+' or '-' ? _at + 2 : _at + 1;
        if (!IsDigitAt(digits))
        {
            return false;
        }

        _at = digits;
        SkipDigits();
        return true;
    }

    private static Value NumberOf(ReadOnlySpan<char> digits, bool whole, int position)
    {
        if (!whole)
        {
            return Value.Of(double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture));
        }

        return long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer)
            ? Value.Of(integer)
            : throw new ExpressionException(new(
                ErrorCodes.Overflow,
                "This integer does not fit 64 bits (-9223372036854775808 to 9223372036854775807); write it with .0 for a float.",
                position));
    }
}
