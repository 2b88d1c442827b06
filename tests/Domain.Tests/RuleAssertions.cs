using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests;

internal static class RuleAssertions
{
    public static TRule ShouldBreak<TRule>(this Action action)
        where TRule : Rule => action.ShouldThrow<RuleBrokenException>().Rule.ShouldBeOfType<TRule>();
}
