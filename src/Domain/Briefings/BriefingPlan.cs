namespace CampaignTracker.Domain.Briefings;

/// <summary>What a briefing is made from.</summary>
/// <param name="Template">The template's key.</param>
/// <param name="Revision">The revision of the template that was taken; 0 for a briefing written by hand.</param>
/// <param name="Subject">Handlebars, one line.</param>
/// <param name="Body">Markdown with Handlebars.</param>
/// <param name="Values">A JSON object: what the template may name beside the campaign's own facts.</param>
/// <param name="SendAt">Not before this instant; null as soon as it may go.</param>
/// <param name="SignOffBy">Who may sign it off ("role:leadership", "user:..."); empty where none is needed.</param>
public sealed record BriefingPlan(
    string Template,
    int Revision,
    string Subject,
    string Body,
    Audience Audience,
    string Values = "{}",
    DateTimeOffset? SendAt = null,
    IReadOnlyList<string>? SignOffBy = null);
