using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Expressions.Syntax;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

public sealed class SyntaxTests
{
    private const string Context = """
        {"triggerBody": {"Name": "upper", "name": "lower", "list": [10, 20], "none": null, "deep": {"a": {"b": 7}}, "odd name": 1}}
        """;

    [Theory]
    [InlineData("'it''s'", "\"it's\"")]
    [InlineData("''''", "\"'\"")]
    [InlineData("-5", "-5")]
    [InlineData("+5", "5")]
    [InlineData(".3", "0.3")]
    [InlineData("-.5e1", "-5.0")]
    [InlineData("1e3", "1000.0")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("TRUE", "true")]
    [InlineData("null", "null")]
    [InlineData(" add ( 1 ,\n\t2 ) ", "3")]
    [InlineData("CONCAT('a','b')", "\"ab\"")]
    [InlineData("length([1, 2, 3])", "3")]
    [InlineData("[1, 'a', [null]]", """[1,"a",[null]]""")]
    [InlineData("[]", "[]")]
    public void Literals_and_calls_are_read(string text, string expected) => Expression.Of("@" + text).ShouldBe(expected);

    [Theory]
    [InlineData("triggerBody().name", "\"lower\"")]
    [InlineData("triggerBody()['Name']", "\"upper\"")]
    [InlineData("triggerBody()?['NAME']", "\"upper\"")]
    [InlineData("triggerBody()?.LIST[1]", "20")]
    [InlineData("triggerBody()['odd name']", "1")]
    [InlineData("triggerBody()?.none?.a?.b", "null")]
    [InlineData("triggerBody()?['missing']?['x']", "null")]
    [InlineData("triggerBody()?['list']?[5]", "null")]
    [InlineData("triggerBody().deep.a.b", "7")]
    [InlineData("triggerBody()[concat('li', 'st')][0]", "10")]
    [InlineData("triggerBody()?['deep/a/b']", "7")]
    [InlineData("triggerBody()?['deep/a/x/y']", "null")]
    [InlineData("triggerBody()['deep/x']", "!MissingProperty")]
    [InlineData("triggerBody().missing", "!MissingProperty")]
    [InlineData("triggerBody()['missing']", "!MissingProperty")]
    [InlineData("triggerBody()?.none.a", "!MissingProperty")]
    [InlineData("triggerBody().list[2]", "!MissingProperty")]
    [InlineData("triggerBody().list[-1]", "!MissingProperty")]
    [InlineData("triggerBody()?['list']?['name']", "!NotSelectable")]
    [InlineData("triggerBody()?['name']?['x']", "!NotSelectable")]
    [InlineData("triggerBody()?[0]", "!NotSelectable")]
    public void Properties_and_items_are_taken(string text, string expected) => Expression.Of("@" + text, Context).ShouldBe(expected);

    [Theory]
    [InlineData("@", 1)]
    [InlineData("@add(1, 2", 9)]
    [InlineData("@add(1 2)", 7)]
    [InlineData("@add(1,)", 7)]
    [InlineData("@add(1, 2))", 10)]
    [InlineData("@'open", 1)]
    [InlineData("@\"double\"", 1)]
    [InlineData("@concat('a', \"b\")", 13)]
    [InlineData("@add(1 + 2, 3)", 7)]
    [InlineData("@name", 1)]
    [InlineData("@add(@add(1,2),3)", 5)]
    [InlineData("@triggerBody()?", 15)]
    [InlineData("@triggerBody().", 15)]
    [InlineData("@triggerBody()[0", 16)]
    [InlineData("@12ab", 1)]
    [InlineData("@{add(1,2)", 10)]
    [InlineData("text @{add(1,2) text", 16)]
    [InlineData("@{}", 2)]
    [InlineData("@concat('a')/text/@{1}", 12)]
    public void A_syntax_error_says_where(string text, int position)
    {
        var error = Expression.Error(text);
        error.Code.ShouldBe(ErrorCodes.Syntax);
        error.Position.ShouldBe(position);
    }

    [Fact]
    public void An_integer_that_does_not_fit_64_bits_is_an_overflow() =>
        Expression.Error("@add(1, 9223372036854775808)").ShouldSatisfyAllConditions(
            e => e.Code.ShouldBe(ErrorCodes.Overflow),
            e => e.Position.ShouldBe(8));

    [Fact]
    public void A_misspelt_function_is_named_with_the_nearest_one() =>
        Expression.Error("@formatDatetme('2018-01-01')").Message.ShouldBe("There is no function 'formatDatetme'. Did you mean formatDateTime?");

    [Fact]
    public void An_expression_may_not_be_longer_than_8192_characters()
    {
        Expression.Of($"@'{new string('x', 8190)}'").Length.ShouldBe(8192);
        Expression.Error($"@'{new string('x', 8191)}'").Code.ShouldBe(ErrorCodes.TooLong);
        Expression.Error($"text @{{'{new string('x', 8191)}'}}").Code.ShouldBe(ErrorCodes.TooLong);
    }

    [Theory]
    [InlineData("toLower(", "'x'", ")")]
    [InlineData("[", "1", "]")]
    [InlineData("", "triggerBody()", "?.a")]
    [InlineData("triggerBody()?[", "'a'", "]")]
    public void Nesting_is_bounded(string before, string inner, string after)
    {
        var deep = string.Concat(Enumerable.Repeat(before, 200)) + inner + string.Concat(Enumerable.Repeat(after, 200));
        Expression.Error("@" + deep).Code.ShouldBe(ErrorCodes.TooDeep);
        var shallow = string.Concat(Enumerable.Repeat(before, 40)) + inner + string.Concat(Enumerable.Repeat(after, 40));
        Expression.Of("@" + shallow).ShouldNotContain("TooDeep");
    }

    [Fact]
    public void What_is_printed_reads_as_the_same_expression()
    {
        foreach (var example in ReferenceExamplesTests.All.Select(e => e.Expression).Append("@a(-.5e300,[1e999,''''],x()?.y[z()])?['q']"))
        {
            var printed = SyntaxPrinter.Print(Parser.ParseAll(example, 1, ExpressionLimits.Default));
            SyntaxPrinter.Print(Parser.ParseAll(printed, 0, ExpressionLimits.Default)).ShouldBe(printed);
            Expression.Of("@" + printed).ShouldBe(Expression.Of(example));
        }
    }
}
