namespace CampaignTracker.Domain.Briefings;

/// <summary>What a briefing says, rendered once for everybody. Only the marked personal places are filled in for each recipient.</summary>
/// <param name="Html">A complete HTML document.</param>
/// <param name="Text">The same as plain text.</param>
public sealed record BriefingContent(string Subject, string Html, string Text);
