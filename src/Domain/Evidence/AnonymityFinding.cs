namespace CampaignTracker.Domain.Evidence;

public enum AnonymityRisk
{
    Name,
    DateOfBirth,
    PhoneNumber,
    EmailAddress,
    FullPostcode,
    NhsNumber,
    CaseNumber,
}

/// <summary>A place in a text that may point to a person.</summary>
/// <param name="Start">0-based position of the first character.</param>
public sealed record AnonymityFinding(AnonymityRisk Risk, string Text, int Start)
{
    public string Words => Risk switch
    {
        AnonymityRisk.Name => "looks like a name",
        AnonymityRisk.DateOfBirth => "looks like a date of birth",
        AnonymityRisk.PhoneNumber => "looks like a phone number",
        AnonymityRisk.EmailAddress => "an e-mail address",
        AnonymityRisk.FullPostcode => "a full postcode",
        AnonymityRisk.NhsNumber => "looks like an NHS number",
        AnonymityRisk.CaseNumber => "looks like a case number",
    };
}
