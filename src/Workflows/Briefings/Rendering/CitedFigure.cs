namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>A claim as a briefing may cite it.</summary>
/// <param name="Figure">A number as it is written: 15000 or 2.5.</param>
/// <param name="Qualifier">"up to", "almost"; null for the plain figure.</param>
/// <param name="AsOf">A year, a month or a day in ISO form; anything else is shown as it is.</param>
/// <param name="InUse">False for a draft and a withdrawn claim: citing it is a fault.</param>
public sealed record CitedFigure(
    string Key, decimal Figure, string? Qualifier, string Unit, string By, string AsOf, string Source, string? Caveat = null, bool InUse = true);
