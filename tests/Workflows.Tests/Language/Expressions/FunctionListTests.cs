using CampaignTracker.Workflows.Language.Expressions.Library;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

public sealed class FunctionListTests
{
    private static readonly string[] Ours = ["addWorkingDays", "campaign", "claim", "nextWorkingDay", "stage", "workingDaysBetween"];

    [Fact]
    public void Every_function_of_the_reference_is_here_and_none_beside_ours()
    {
        var reference = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "expression-functions.tsv"))
            .Select(line => line.Split('\t')[1])
            .ToArray();
        reference.Length.ShouldBe(125);
        Functions.All.Select(f => f.Name).ShouldBe(reference.Concat(Ours), ignoreOrder: true);
    }

    [Fact]
    public void Every_function_says_what_it_does()
    {
        foreach (var function in Functions.All)
        {
            function.Help.ShouldEndWith(".");
            function.Signature.ShouldStartWith(function.Name + "(");
        }
    }

    [Theory]
    [InlineData("substring", 2, 3)]
    [InlineData("concat", 1, int.MaxValue)]
    [InlineData("createArray", 0, int.MaxValue)]
    [InlineData("utcNow", 0, 1)]
    [InlineData("item", 0, 0)]
    public void Signature_tells_how_many_arguments_are_taken(string name, int min, int max)
    {
        Functions.TryGet(name, out var function).ShouldBeTrue();
        function!.MinArguments.ShouldBe(min);
        function.MaxArguments.ShouldBe(max);
    }
}
