using System.Globalization;

namespace CampaignTracker.Workflows.Language.Expressions.Library;

/// <summary>Locales by their code (RFC 4646), without regard to case.</summary>
internal static class Cultures
{
    public static readonly CultureInfo Default = CultureInfo.GetCultureInfo("en-US");

    // The reference prints "17,35 kr", and Iceland's own style guide has no dot; ICU's data adds one.
    private static readonly CultureInfo Icelandic = WithCurrency("is-IS", "kr");

    /// <summary>The locale named by an optional argument, or another without it.</summary>
    public static CultureInfo Argument(scoped in Call call, int index, CultureInfo without)
    {
        if (!call.Has(index))
        {
            return without;
        }

        var name = call.Text(index);
        try
        {
            return name.Equals(Icelandic.Name, StringComparison.OrdinalIgnoreCase)
                ? Icelandic
                : name.Length is > 0 and <= 85 ? CultureInfo.GetCultureInfo(name, predefinedOnly: true) : throw Unknown(call, index, name);
        }
        catch (CultureNotFoundException)
        {
            throw Unknown(call, index, name);
        }
    }

    private static ExpressionException Unknown(scoped in Call call, int index, string name) =>
        call.Bad(index, $"is no known locale: '{ValueText.Shorten(name)}'. Write it as in en-GB.");

    private static CultureInfo WithCurrency(string name, string symbol)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.CurrencySymbol = symbol;
        return CultureInfo.ReadOnly(culture);
    }
}
