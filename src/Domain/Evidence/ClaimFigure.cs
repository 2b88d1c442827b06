namespace CampaignTracker.Domain.Evidence;

/// <summary>What a claim says and on whose word.</summary>
/// <param name="Qualifier">"up to", "almost", "at least"; null for a plain figure.</param>
/// <param name="Unit">What is counted, so that figure and unit read as a phrase: "children a year cut off from legal aid".</param>
/// <param name="By">Who said it.</param>
/// <param name="AsOf">When it was true, as well as known: "2013", "2017-08".</param>
/// <param name="Caveat">What a reader must know to use it fairly; null when nothing.</param>
public sealed record ClaimFigure(decimal Figure, string? Qualifier, string Unit, string By, string AsOf, string Source, string? Caveat);
