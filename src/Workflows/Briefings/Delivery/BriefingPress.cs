using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Runtime.Facts;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Renders a briefing with the facts of its campaign, and checks its words.</summary>
public sealed class BriefingPress(BriefingSite site)
{
    private readonly BriefingRenderer _renderer = new(site.Zone);

    /// <summary>As it would go out now.</summary>
    public async Task<Print> PrintAsync(Briefing briefing, IBriefingRecords records, DateTimeOffset now, CancellationToken cancellation)
    {
        var facts = await records.Campaigns.LoadFactsAsync(briefing.Campaign, site.Local(now), cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The campaign {briefing.Campaign} of a briefing is gone.");
        var rendered = _renderer.Render(Source(briefing, facts), Frame(briefing, facts));
        var findings = rendered.Content is { } content
            ? LanguageCheck.Find($"{content.Subject}\n{content.Text}", await records.Briefings.AvoidedPhrasesAsync(cancellation).ConfigureAwait(false))
            : [];
        return new Print(rendered, findings);
    }

    private static BriefingSource Source(Briefing briefing, CampaignFacts facts)
    {
        var values = TemplateValues.FromJson(briefing.Values);
        values["campaign"] = TemplateValues.FromJson(CampaignFactsValue.Of(facts).ToString());
        return new BriefingSource(briefing.Subject, briefing.Body, values, facts.Claims.Select(Cited).ToDictionary(c => c.Key, StringComparer.Ordinal));
    }

    private static CitedFigure Cited(ClaimFacts claim) => new(
        claim.Key, claim.Figure, claim.Qualifier, claim.Unit, claim.By, claim.AsOf, claim.Source, claim.Caveat, claim.Status is "published" or "corrected");

    private BriefingFrame Frame(Briefing briefing, CampaignFacts facts) => new(
        site.Sender, facts.Title, briefing.FlowStep is null ? null : OriginWords.Automatic(briefing.DraftedBy));
}

/// <param name="Wording">What the appropriate-language list points out; empty where there are faults.</param>
public sealed record Print(RenderedBriefing Rendered, IReadOnlyList<WordingFinding> Wording);
