using CampaignTracker.Domain.Briefings;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <param name="Content">Null where there are faults. Its personal places are still open: <see cref="Personalisation.Fill"/>.</param>
/// <param name="Claims">The keys of the claims that were cited, so that a correction finds who was told the old figure.</param>
public sealed record RenderedBriefing(BriefingContent? Content, IReadOnlyList<RenderingFault> Faults, IReadOnlyList<string> Claims);
