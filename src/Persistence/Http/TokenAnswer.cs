using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Persistence.Http;

/// <summary>What asking for a token led to: the token, or why there is none. Exactly one of the two is there.</summary>
internal readonly record struct TokenAnswer
{
    private TokenAnswer(string? token, Outcome? failed) => (Token, Failed) = (token, failed);

    public string? Token { get; }

    public Outcome? Failed { get; }

    public static TokenAnswer Of(string token) => new(token, null);

    /// <param name="why">A plain sentence, without anything that signs in.</param>
    public static TokenAnswer Refused(string why, bool mayRetry = false) => new(null, Outcome.Failed(new("Authentication", why), mayRetry: mayRetry));
}
