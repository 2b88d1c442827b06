using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class NamesSinceTests
{
    private static readonly NamesSince Names = new([(9, Map(("Vote", "Choice"))), (5, Map(("Ask", "Vote"), ("All", "Each")))]);

    [Theory]
    [InlineData("All[3]/Ask", 2, "Each[3]/Choice")]
    [InlineData("Each[3]/Vote", 5, "Each[3]/Choice")]
    [InlineData("Choice", 9, "Choice")]
    [InlineData("Other", 1, "Other")]
    public void A_step_of_an_earlier_turn_is_called_what_each_later_move_made_of_it(string then, long turn, string now) =>
        Names.PathOf(then, turn).ShouldBe(now);

    [Fact]
    public void A_name_that_has_gone_to_another_step_no_longer_stands_for_the_old_one() => Names.PathOf("Vote", 2).ShouldBeNull();

    private static Dictionary<string, string> Map(params (string From, string To)[] renames) => renames.ToDictionary(r => r.From, r => r.To);
}
