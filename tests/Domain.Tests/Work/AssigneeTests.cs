using CampaignTracker.Domain.Work;

namespace CampaignTracker.Domain.Tests.Work;

public sealed class AssigneeTests
{
    [Theory]
    [InlineData("user:Ann@Example.org", "user:ann@example.org")]
    [InlineData("ann@example.org", "user:ann@example.org")]
    [InlineData("role:Leadership", "role:leadership")]
    [InlineData("leadership", "role:leadership")]
    public void An_assignee_is_read_and_written(string text, string written) => Assignee.Parse(text).ToString().ShouldBe(written);

    [Fact]
    public void Who_is_meant_ignores_case()
    {
        var ann = Given.Actor("Ann", "Officer");
        Assignee.User("ANN@example.org").Includes(ann).ShouldBeTrue();
        Assignee.Role("officer").Includes(ann).ShouldBeTrue();
        Assignee.Role("leadership").Includes(ann).ShouldBeFalse();
    }
}
