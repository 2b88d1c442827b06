using CampaignTracker.Domain.People;

namespace CampaignTracker.Web.Pieces;

/// <summary>Someone, or an organisation, as lists show them.</summary>
/// <param name="Role">"Minister for Immigration, Home Office"; null when not known.</param>
/// <param name="Trend">How the stance moved at its last change: above 0 towards the ask, below 0 away; 0 steady or unknown.</param>
public sealed record PersonView(string Name, string? Role, bool IsOrganisation, int? Stance, int Trend, string? Link, DateOnly? LastContact)
{
    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsLetter(w[0])).Select(w => char.ToUpperInvariant(w[0])).Take(2));

    public string StanceWords => Stance is null ? "Stance not known" : char.ToUpperInvariant(StanceScale.Words(Stance)[0]) + StanceScale.Words(Stance)[1..];

    public string? TrendWords => Math.Sign(Trend) switch { > 0 => "moving towards us", < 0 => "moving away", _ => null };
}
