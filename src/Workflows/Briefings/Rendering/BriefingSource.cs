namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>What a briefing is rendered from.</summary>
/// <param name="Subject">Handlebars, one line.</param>
/// <param name="Body">Markdown with Handlebars.</param>
/// <param name="Values">Strings, numbers, booleans, dictionaries and lists of them; see <see cref="TemplateValues"/>. A null is a missing value.
/// <c>recipient.name</c> is filled in later, for each recipient.</param>
/// <param name="Claims">By key.</param>
public sealed record BriefingSource(
    string Subject,
    string Body,
    IReadOnlyDictionary<string, object?> Values,
    IReadOnlyDictionary<string, CitedFigure> Claims);
