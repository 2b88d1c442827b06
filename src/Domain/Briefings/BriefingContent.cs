namespace CampaignTracker.Domain.Briefings;

/// <summary>What a briefing says, rendered once for everybody. Only the marked personal places are filled in for each recipient.</summary>
/// <param name="Html">A complete HTML document.</param>
/// <param name="Text">The same as plain text.</param>
/// <param name="Claims">The keys of the claims it cites, so that a correction finds who was told the old figure; null for none.</param>
public sealed record BriefingContent(string Subject, string Html, string Text, IReadOnlyList<string>? Claims = null);
