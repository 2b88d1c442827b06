using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Evidence;

public sealed record CaseworkIsAnonymous(IReadOnlyList<AnonymityFinding> Findings) : Rule
{
    public override string Sentence =>
        $"This may point to a person: {string.Join(", ", Findings.Select(f => $"“{f.Text}” ({f.Words})"))}. Take it out, or say why it names nobody.";
}

public sealed record CountIsPositive(int Count) : Rule
{
    public override string Sentence => $"An observation counts at least one, not {Count}.";
}

public sealed record PatternIsOfTheSameCampaign : Rule
{
    public override string Sentence => "An observation can only belong to a pattern of its own campaign.";
}

public sealed record ClaimIsADraft(string Key) : Rule
{
    public override string Sentence => $"The claim '{Key}' is published. Correct it with a reason instead, so that everyone who cited it can be told.";
}

public sealed record ClaimIsInUse(string Key) : Rule
{
    public override string Sentence => $"The claim '{Key}' is not published, so there is nothing to correct or withdraw.";
}

public sealed record ClaimKeyIsASlug(string Key) : Rule
{
    public override string Sentence => $"'{Key}' can't be a claim's key: use lower-case letters and digits, with single hyphens between words.";
}
