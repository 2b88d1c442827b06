namespace CampaignTracker.Domain.Rules;

public sealed record TextIsGiven(string What) : Rule
{
    public override string Sentence => $"{What} can't be empty.";

    /// <summary>The text without surrounding white space.</summary>
    /// <exception cref="RuleBrokenException">When nothing but white space is left.</exception>
    public static string Check(string? text, string what)
    {
        var trimmed = text?.Trim() ?? "";
        Require(trimmed.Length > 0, new TextIsGiven(what));
        return trimmed;
    }
}
