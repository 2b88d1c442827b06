using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Consultations;

public sealed record ConsultationIsIn(string Title, ConsultationStatus Status) : Rule
{
    public override string Sentence => $"'{Title}' is {Status.ToString().ToLowerInvariant()}, so this can't be recorded for it.";
}

public sealed record QuestionExists(int Number) : Rule
{
    public override string Sentence => $"This consultation has no question {Number}.";
}
