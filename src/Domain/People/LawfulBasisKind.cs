namespace CampaignTracker.Domain.People;

/// <summary>The grounds on which people are written to (UK GDPR article 6; PECR regulation 22 for the soft opt-in and for corporate subscribers).</summary>
public enum LawfulBasisKind
{
    Consent,
    SoftOptIn,
    LegitimateInterest,
    Corporate,
}
