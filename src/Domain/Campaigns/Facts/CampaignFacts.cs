namespace CampaignTracker.Domain.Campaigns.Facts;

/// <summary>What a flow's expressions see through <c>campaign()</c>: a bounded summary, however long the campaign has lived.
/// Words of enums are spelled as <see cref="Events.WireName"/> has them.</summary>
/// <param name="Claims">At most 200, by key in order; where there are more, the ones that sort first. Whatever their status: an expression looks at it.</param>
/// <param name="Consultations">The open ones, at most 50, what closes first first.</param>
public sealed record CampaignFacts(
    string Id,
    string Key,
    string Title,
    string Ask,
    string Scope,
    string Jurisdiction,
    string Level,
    string Lead,
    DateOnly StartedOn,
    IReadOnlyList<StageFacts> Stages,
    PolicyFacts Policy,
    EvidenceFacts Evidence,
    IReadOnlyList<ClaimFacts> Claims,
    PeopleFacts People,
    AttemptFacts Attempts,
    IReadOnlyList<ConsultationFacts> Consultations,
    TaskFacts Tasks)
{
    public const int MostLedgerEntries = 50;
    public const int MostClaims = 200;
    public const int MostConsultations = 50;
}
