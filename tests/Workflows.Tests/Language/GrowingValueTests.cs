using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Tests.Language.Expressions;

namespace CampaignTracker.Workflows.Tests.Language;

/// <summary>Lists and texts that are appended to share their room. Each stays what it was all the same.</summary>
public sealed class GrowingValueTests
{
    [Fact]
    public void A_list_that_was_appended_to_stays_as_it_was_and_may_grow_in_two_ways()
    {
        var one = ArrayValue.Empty.Append(Value.Of(1));
        var two = one.Append(Value.Of(2));
        var other = one.Append(Value.Of("b"));
        var three = two.Append(Value.Of(3));

        one.ToString().ShouldBe("[1]");
        two.ToString().ShouldBe("[1,2]");
        other.ToString().ShouldBe("[1,\"b\"]");
        three.ToString().ShouldBe("[1,2,3]");
        one.Select(item => item).ShouldBe([Value.Of(1)], "going through it ends where it ends");
        one.Equals(two).ShouldBeFalse();
        three.ShouldBe(ValueJson.Parse("[1,2,3]"));
    }

    [Fact]
    public void A_text_that_was_appended_to_stays_as_it_was_and_may_grow_in_two_ways()
    {
        var one = new StringValue("a").Append("b");
        var two = one.Append("c");
        var other = one.Append("d");

        one.Text.ShouldBe("ab");
        two.Text.ShouldBe("abc");
        other.Text.ShouldBe("abd");
        two.Length.ShouldBe(3);
        two.ShouldBe(Value.Of("abc"));
        one.Append("").ShouldBe(one);
    }

    [Fact]
    public void However_it_grew_a_list_has_the_size_that_it_would_have_been_measured_to()
    {
        var chance = new Random(7);
        var grown = ArrayValue.Empty;
        for (var i = 0; i < 500; i++)
        {
            Value item = chance.Next(4) switch { 0 => grown, 1 => Value.Of(new string('x', i % 10)), 2 => ObjectValue.Of(("a", Value.Of(i))), _ => Value.Of(i) };
            grown = (chance.Next(10) == 0 ? ArrayValue.From(grown.Take(3)) : grown).Append(item);

            ValueSize.Of(grown).ShouldBe(ValueSize.Of(ArrayValue.From(grown)));
        }
    }

    [Fact]
    public void A_union_that_goes_on_from_a_union_has_each_value_once_whoever_else_went_on_from_it()
    {
        var first = Union("""[1, 2, 2, 1.0]""", "[]");
        var longer = Union(first, ValueJson.Parse("[2, 3]"));
        var other = Union(first, ValueJson.Parse("[3, 4]"));
        var appended = ((ArrayValue)longer).Append(Value.Of(3));
        var last = Union(longer, ValueJson.Parse("[3, 5, 5]"));

        first.ToString().ShouldBe("[1,2]");
        longer.ToString().ShouldBe("[1,2,3]");
        other.ToString().ShouldBe("[1,2,3,4]");
        last.ToString().ShouldBe("[1,2,3,5]");
        Union(appended, ValueJson.Parse("[6]")).ToString().ShouldBe("[1,2,3,6]", "what was only appended may be there twice, and is not in a union");
    }

    [Fact]
    public void Threads_that_append_to_one_list_each_get_their_own()
    {
        for (var round = 0; round < 200; round++)
        {
            var shared = ArrayValue.Empty.Append(Value.Of(0));
            var grown = new ArrayValue[4];
            Parallel.For(0, 4, i => grown[i] = shared.Append(Value.Of(i)).Append(Value.Of(10 * i)));

            grown.Select(g => g.ToString()).ShouldBe(Enumerable.Range(0, 4).Select(i => $"[0,{i},{10 * i}]"));
        }
    }

    private static Value Union(string a, string b) => Union(ValueJson.Parse(a), ValueJson.Parse(b));

    private static Value Union(Value a, Value b) =>
        TemplateCompiler.Compile(Value.Of("@union(variables('a'), variables('b'))"), "", []).Evaluate(new Two(a, b));

    private sealed class Two(Value a, Value b) : ExpressionContext
    {
        public override DateTimeOffset Now => Expression.Now;

        public override Random Chance { get; } = new(1);

        public override Value? Variable(string name) => name == "a" ? a : b;
    }
}
