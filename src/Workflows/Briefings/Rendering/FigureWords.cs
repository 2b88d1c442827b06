using System.Globalization;

namespace CampaignTracker.Workflows.Briefings.Rendering;

/// <summary>A claim is never a bare number: it says what is counted, who says so, when, and where that can be looked up.</summary>
internal static class FigureWords
{
    /// <summary>"up to 15,000 children denied access to justice (The Children's Society, August 2017; source: ...)".</summary>
    public static string Of(CitedFigure claim)
    {
        var qualifier = string.IsNullOrWhiteSpace(claim.Qualifier) ? "" : claim.Qualifier.Trim() + " ";
        var caveat = string.IsNullOrWhiteSpace(claim.Caveat) ? "" : $"; note: {claim.Caveat.Trim().TrimEnd('.')}";
        return $"{qualifier}{Number(claim.Figure)} {claim.Unit.Trim()} ({claim.By.Trim()}, {DateWords.Partial(claim.AsOf)}; source: {claim.Source.Trim().TrimEnd('.')}{caveat})";
    }

    public static string Number(decimal number) => number.ToString("#,##0.######", CultureInfo.InvariantCulture);
}
