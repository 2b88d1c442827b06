namespace CampaignTracker.Domain.Rules;

/// <summary>An action would have broken <see cref="Rule"/>. Nothing was changed. Borders map it to a problem response with the rule's code.</summary>
public sealed class RuleBrokenException(Rule rule) : Exception(rule.Sentence)
{
    public Rule Rule { get; } = rule;
}
