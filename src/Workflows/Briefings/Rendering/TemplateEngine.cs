using System.Globalization;
using HandlebarsDotNet;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>
/// Handlebars with nothing but values: the built-in blocks (if, unless, each, with, lookup) and the helpers of <see cref="TemplateFunctions"/>.
/// No partials, no unescaped output. One instance renders one text, and collects all of its faults.
/// </summary>
internal sealed class TemplateEngine
{
    private readonly string _where;
    private readonly string _template;
    private readonly List<RenderingFault> _faults;
    private readonly IHandlebars _handlebars;

    public TemplateEngine(string where, string template, TemplateFunctions helpers, List<RenderingFault> faults, ITextEncoder encoder)
    {
        (_where, _template, _faults) = (where, template, faults);
        var configuration = new HandlebarsConfiguration { TextEncoder = encoder, FormatProvider = CultureInfo.InvariantCulture };
        configuration.FormatterProviders.Add(new UnwritableValues(Missing, NotAValue));
        _handlebars = Handlebars.Create(configuration);
        helpers.Register(_handlebars, this);
    }

    /// <summary>What was rendered is of use only where no fault was added.</summary>
    public string Render(IReadOnlyDictionary<string, object?> values)
    {
        if (_template.Contains("{{{", StringComparison.Ordinal) || _template.Contains("{{&", StringComparison.Ordinal))
        {
            Add("RawValue", "Values are always written as text: use two braces, not three, and no &.");
            return "";
        }

        try
        {
            return _handlebars.Compile(_template)(values);
        }
        catch (HandlebarsException fault)
        {
            Add("TemplateError", Sentence(fault));
            return "";
        }
    }

    public void Add(string code, string message, string? near = null)
    {
        var fault = new RenderingFault(code, message, Place(near));
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    private void Missing(string name)
    {
        var path = TemplatePaths.EndingWith(_template, name);
        Add("MissingValue", $"There is no value for '{path}'.", path);
    }

    private void NotAValue() => Add("NotAValue", "A group of values can't be written as text; name one of its parts, or use #each.");

    private string Place(string? near) =>
        near is not null && _template.IndexOf(near, StringComparison.Ordinal) is >= 0 and var at
            ? $"{_where}, line {_template.AsSpan(0, at).Count('\n') + 1}"
            : _where;

    private static string Sentence(HandlebarsException fault) => SafeText.CleanLine(fault.Message.Split("If you registered")[0]);
}
