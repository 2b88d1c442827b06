using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Web.Pieces;

/// <summary>A claim with its unit, who says so and when.</summary>
/// <param name="IsStale">Older than two years: quote it only after a look at whether it still holds.</param>
public sealed record FigureView(Guid Id, string Key, decimal Figure, string? Qualifier, string Unit, string SaidBy, string AsOf, string Source, string? Caveat, ClaimStatus Status, bool IsStale)
{
    public string Number => Figure.ToString("#,0.##", System.Globalization.CultureInfo.GetCultureInfo("en-GB"));

    /// <summary>"August 2017" for "2017-08"; as it was written where that is no date.</summary>
    public string AsOfWords => PartialDate.TryParse(AsOf, out var date) ? date.ToString() : AsOf;

    public string? SourceLink => Uri.TryCreate(Source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? Source : null;

    public StatusKind Kind => Status switch
    {
        ClaimStatus.Draft => StatusKind.Quiet,
        ClaimStatus.Published => StatusKind.Done,
        ClaimStatus.Corrected => StatusKind.Active,
        ClaimStatus.Withdrawn => StatusKind.Stopped,
    };
}
