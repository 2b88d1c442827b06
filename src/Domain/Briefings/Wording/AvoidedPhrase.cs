using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Briefings.Wording;

/// <summary>One line of the appropriate-language list: a phrase the organisation doesn't use, why, and what it says instead.</summary>
public sealed class AvoidedPhrase : Entity
{
    private AvoidedPhrase()
    {
    }

    public AvoidedPhraseId Id { get; private set; }

    /// <summary>Found as whole words, ignoring case.</summary>
    public string Phrase { get; private set; } = null!;

    public string Why { get; private set; } = null!;

    public string Alternative { get; private set; } = null!;

    public Origin ChangedBy { get; private set; } = null!;

    public DateTimeOffset ChangedAt { get; private set; }

    public static AvoidedPhrase Add(AvoidedPhraseId id, string phrase, string why, string alternative, Stamp stamp)
    {
        var line = new AvoidedPhrase { Id = id };
        line.Revise(phrase, why, alternative, stamp);
        return line;
    }

    public void Revise(string phrase, string why, string alternative, Stamp stamp)
    {
        Phrase = TextIsGiven.Check(phrase, "The phrase");
        Why = TextIsGiven.Check(why, "Why it is avoided");
        Alternative = TextIsGiven.Check(alternative, "What to say instead");
        (ChangedBy, ChangedAt) = (stamp.By, stamp.At);
        Changed();
    }
}
