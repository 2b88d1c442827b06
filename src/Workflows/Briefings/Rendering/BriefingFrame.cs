namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>What stands around every message.</summary>
/// <param name="Sender">The organisation, as recipients know it.</param>
/// <param name="Heading">Above the text: the campaign's title.</param>
/// <param name="Origin">What sent it, in a sentence, for automatic messages: "Sent by the flow 'Legal aid', step 'Monthly briefing'."; null otherwise.</param>
/// <param name="MayLeave">Whether the footer offers to leave; messages to the team itself don't.</param>
public sealed record BriefingFrame(string Sender, string Heading, string? Origin = null, bool MayLeave = true);
