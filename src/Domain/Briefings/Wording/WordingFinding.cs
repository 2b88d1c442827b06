namespace CampaignTracker.Domain.Briefings.Wording;

/// <param name="Found">As it stands in the text.</param>
/// <param name="Around">The words before and after it, so that a person finds the place.</param>
public sealed record WordingFinding(string Found, string Around, string Why, string Alternative)
{
    public string Sentence => $"“{Found}” in “{Around}”: {Why} Say “{Alternative}” instead.";
}
