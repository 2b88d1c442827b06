using System.Globalization;
using HandlebarsDotNet;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>What a template can do beside naming values: cite a claim, write a date or a number as people do, compare.</summary>
internal sealed class TemplateFunctions(IReadOnlyDictionary<string, CitedFigure> claims, TimeZoneInfo zone)
{
    private readonly SortedSet<string> _cited = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Cited => _cited;

    public void Register(IHandlebars handlebars, TemplateEngine engine)
    {
        handlebars.RegisterHelper("claim", (in EncodedTextWriter writer, in HelperOptions _, in Context _, in Arguments arguments) =>
            writer.Write(Claim(engine, arguments), true));
        handlebars.RegisterHelper("date", (in EncodedTextWriter writer, in HelperOptions _, in Context _, in Arguments arguments) =>
            writer.Write(Date(engine, arguments), true));
        handlebars.RegisterHelper("number", (in EncodedTextWriter writer, in HelperOptions _, in Context _, in Arguments arguments) =>
            writer.Write(Number(engine, arguments), true));
        handlebars.RegisterHelper("eq", (in HelperOptions _, in Context _, in Arguments arguments) =>
            (object)(arguments.Length == 2 && Plain(arguments[0]) == Plain(arguments[1])));
    }

    private string Claim(TemplateEngine engine, in Arguments arguments)
    {
        var key = arguments.Length == 1 ? Plain(arguments[0]) : "";
        if (!claims.TryGetValue(key, out var claim))
        {
            engine.Add("UnknownClaim", $"This campaign has no claim '{key}'.", key);
            return "";
        }

        if (!claim.InUse)
        {
            engine.Add("ClaimNotInUse", $"The claim '{key}' is a draft or was withdrawn, so it can't be cited.", key);
        }

        _cited.Add(key);
        return FigureWords.Of(claim);
    }

    private string Date(TemplateEngine engine, in Arguments arguments)
    {
        var text = arguments.Length == 1 && arguments[0] is not UndefinedBindingResult ? Plain(arguments[0]) : "";
        if (DateWords.TryWrite(text, zone, out var words))
        {
            return words;
        }

        engine.Add("BadDate", text.Length == 0 ? "A date to write is missing." : $"'{text}' is not a date.", "date ");
        return "";
    }

    private static string Number(TemplateEngine engine, in Arguments arguments)
    {
        var text = arguments.Length == 1 && arguments[0] is not UndefinedBindingResult ? Plain(arguments[0]) : "";
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return FigureWords.Number(number);
        }

        engine.Add("MissingValue", text.Length == 0 ? "A number to write is missing." : $"'{text}' is not a number.", "number ");
        return "";
    }

    private static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
