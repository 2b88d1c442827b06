using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings;

public sealed record RecipientHasALawfulBasis(string Recipient) : Rule
{
    public override string Sentence => $"{Recipient} can't be written to: no lawful basis is recorded. Record one first, with its wording and source.";

    public static Basis Check(Basis? basis, string recipient)
    {
        Require(!string.IsNullOrWhiteSpace(basis?.Kind) && !string.IsNullOrWhiteSpace(basis.Wording), new RecipientHasALawfulBasis(recipient));
        return basis!;
    }
}
