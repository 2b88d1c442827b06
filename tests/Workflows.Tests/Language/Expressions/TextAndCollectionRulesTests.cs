using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

public sealed class TextAndCollectionRulesTests
{
    [Theory]
    [InlineData("concat('a', 1, true, null, 2.0, createArray(1))", "\"a1True2[1]\"")]
    [InlineData("indexOf('Hello', 'L')", "2")]
    [InlineData("indexOf('Hello', 'x')", "-1")]
    [InlineData("lastIndexOf('', '')", "0")]
    [InlineData("lastIndexOf('', 'a')", "-1")]
    [InlineData("lastIndexOf('abc', '')", "2")]
    [InlineData("lastIndexOf('abcABC', 'B')", "4")]
    [InlineData("startsWith('Hello', 'hE')", "true")]
    [InlineData("endsWith('Hello', 'LO')", "true")]
    [InlineData("replace('Aa', 'a', 'b')", "\"Ab\"")]
    [InlineData("replace('a', '', 'b')", "!ArgumentValue")]
    [InlineData("contains('Hello', 'hello')", "false")]
    [InlineData("nthIndexOf('abcabc', 'B', 2)", "4")]
    [InlineData("nthIndexOf('abcabc', 'b', -1)", "4")]
    [InlineData("nthIndexOf('abcabc', 'b', -2)", "1")]
    [InlineData("nthIndexOf('abcabc', 'b', -3)", "-1")]
    [InlineData("nthIndexOf('abc', 'a', 0)", "!ArgumentValue")]
    [InlineData("split('a', '')", """["a"]""")]
    [InlineData("split('a,,b', ',')", """["a","","b"]""")]
    [InlineData("substring('abc', 3)", "\"\"")]
    [InlineData("substring('abc', 1)", "\"bc\"")]
    [InlineData("substring('abc', 4)", "!ArgumentValue")]
    [InlineData("substring('abc', 1, 3)", "!ArgumentValue")]
    [InlineData("substring('abc', -1, 1)", "!ArgumentValue")]
    [InlineData("slice('abc', -9, 9)", "\"abc\"")]
    [InlineData("toUpper('é')", "\"É\"")]
    [InlineData("isInt('9223372036854775808')", "false")]
    [InlineData("isInt('1.0')", "false")]
    [InlineData("isInt(' -7 ')", "true")]
    [InlineData("isFloat('1e5')", "true")]
    [InlineData("isFloat('x')", "false")]
    [InlineData("isFloat('1', 'xx-none')", "!ArgumentValue")]
    [InlineData("formatNumber(1234.5, 'N1', 'de-DE')", "\"1.234,5\"")]
    [InlineData("formatNumber(255, 'X4')", "\"00FF\"")]
    [InlineData("formatNumber(0.256, 'P0', 'en-GB')", "\"26%\"")]
    [InlineData("formatNumber(1.5, 'D2')", "!ArgumentValue")]
    [InlineData("formatNumber(1, 'F999999999')", "!ArgumentValue")]
    [InlineData("formatNumber('1', 'N')", "!ArgumentType")]
    [InlineData("length(guid('N'))", "32")]
    [InlineData("substring(guid('B'), 0, 1)", "\"{\"")]
    [InlineData("guid('Q')", "!ArgumentValue")]
    public void Text_functions_follow_the_rules(string text, string expected) => Expression.Of("@" + text).ShouldBe(expected);

    [Theory]
    [InlineData("toLower(5)", "!ArgumentType")]
    [InlineData("toLower(null)", "!ArgumentType")]
    [InlineData("trim(createArray(1))", "!ArgumentType")]
    [InlineData("toUpper(binary('abc'))", "\"ABC\"")]
    [InlineData("toUpper(json('{\"$content-type\":\"text/plain\",\"$content\":\"?\"}'))", "!ArgumentValue")]
    public void A_text_is_asked_for_where_a_text_is_needed(string text, string expected) => Expression.Of("@" + text).ShouldBe(expected);

    [Theory]
    [InlineData("length(null)", "!ArgumentType")]
    [InlineData("length(json('{}'))", "!ArgumentType")]
    [InlineData("empty(null)", "true")]
    [InlineData("empty(json('{}'))", "true")]
    [InlineData("empty(createArray(null))", "false")]
    [InlineData("empty(1)", "!ArgumentType")]
    [InlineData("first('')", "\"\"")]
    [InlineData("first(createArray())", "null")]
    [InlineData("last(createArray())", "null")]
    [InlineData("take('ab', 5)", "\"ab\"")]
    [InlineData("take(createArray(1), 0)", "[]")]
    [InlineData("take('ab', -1)", "!ArgumentValue")]
    [InlineData("skip(createArray(1), 5)", "[]")]
    [InlineData("skip('abc', 1)", "!ArgumentType")]
    [InlineData("join(createArray(1, null, true, 'x'), '-')", "\"1--True-x\"")]
    [InlineData("chunk('abcde', '2')", """["ab","cd","e"]""")]
    [InlineData("chunk('abc', 0)", "!ArgumentValue")]
    [InlineData("contains(createArray(1, 'a'), 1.0)", "true")]
    [InlineData("contains(createArray('a'), 'A')", "false")]
    [InlineData("contains(json('{\"A\":1}'), 'a')", "false")]
    [InlineData("contains(json('{\"A\":1}'), 'A')", "true")]
    [InlineData("contains(null, 'a')", "!ArgumentType")]
    [InlineData("contains(createArray(json('{\"a\":[1]}')), json('{\"a\":[1.0]}'))", "true")]
    [InlineData("union(createArray(1, 1.0, '1'), createArray('1', null))", """[1,"1",null]""")]
    [InlineData("union(json('{\"a\":1,\"b\":2}'), json('{\"b\":3,\"c\":4}'))", """{"a":1,"b":3,"c":4}""")]
    [InlineData("union(createArray(1), json('{}'))", "!ArgumentType")]
    [InlineData("intersection(json('{\"a\":1,\"b\":2}'), json('{\"b\":3,\"c\":4}'))", """{"b":3}""")]
    [InlineData("intersection(createArray(3, 1, 3, 2), createArray(1, 3))", "[3,1]")]
    [InlineData("reverse('abc')", "!ArgumentType")]
    [InlineData("sort(createArray('b', 'B', 'a'))", """["B","a","b"]""")]
    [InlineData("sort(createArray(2, 1.5, null))", "[null,1.5,2]")]
    [InlineData("sort(createArray(1, 'a'))", "!ArgumentType")]
    [InlineData("sort(createArray(createArray(1)))", "!ArgumentType")]
    [InlineData("sort(createArray(json('{\"a\":1}')), 'b')", "!MissingProperty")]
    [InlineData("sort(json('[{\"k\":1,\"n\":\"x\"},{\"k\":0},{\"k\":1,\"n\":\"a\"}]'), 'k')", """[{"k":0},{"k":1,"n":"x"},{"k":1,"n":"a"}]""")]
    public void Collection_functions_follow_the_rules(string text, string expected) => Expression.Of("@" + text).ShouldBe(expected);

    [Fact]
    public void A_text_may_not_grow_without_bounds()
    {
        var tenfold = string.Concat(Enumerable.Repeat("replace(", 12)) + "'aaaaaaaaaa'" + string.Concat(Enumerable.Repeat(", 'a', 'aaaaaaaaaa')", 12));
        var limits = ExpressionLimits.Default with { MaxCharacters = 1_000_000 };
        Expression.Outcome("@" + tenfold, limits: limits).Error!.Code.ShouldBe(ErrorCodes.TooLong);
    }

    [Fact]
    public void One_evaluation_may_not_make_too_much_altogether()
    {
        var limits = ExpressionLimits.Default with { MaxWork = 5_000_000 };
        Expression.Outcome("@createArray(range(0, 100000))", limits: limits).Error.ShouldBeNull();
        Expression.Outcome("@createArray(range(0, 100000), range(0, 100000))", limits: limits).Error!.Code.ShouldBe(ErrorCodes.TooMuch);
    }

    [Fact]
    public void Values_made_to_be_endless_to_compare_are_given_up()
    {
        // Each level holds the one below twice: 2^60 leaves when walked.
        Value Doubled() => Enumerable.Range(0, 60).Aggregate((Value)Value.Of(1), (below, _) => Value.Of(below, below));
        var context = ObjectValue.Of(("variables", ObjectValue.Of(("a", Doubled()), ("b", Doubled()))));
        foreach (var text in new[] { "equals(variables('a'), variables('b'))", "union(createArray(variables('a')), createArray(variables('b')))", "string(variables('a'))" })
        {
            var outcome = ExpressionCases.Evaluate(text, new CaseContext(context, Expression.Now, new Random(1)), ExpressionLimits.Default with { MaxWork = 1_000_000 });
            outcome.Error!.Code.ShouldBe(text.StartsWith("string", StringComparison.Ordinal) ? ErrorCodes.TooLong : ErrorCodes.TooMuch, text);
        }
    }

    [Fact]
    public void A_search_that_takes_the_product_of_both_lengths_is_given_up()
    {
        var context = ObjectValue.Of(("variables", ObjectValue.Of(("text", Value.Of(new string('a', 2_000_000))), ("part", Value.Of(new string('a', 500_000) + "b" + new string('a', 500_000))))));
        ExpressionCases.Evaluate("indexOf(variables('text'), variables('part'))", new CaseContext(context, Expression.Now, new Random(1)))
            .Error!.Code.ShouldBe(ErrorCodes.TooMuch);
    }
}
