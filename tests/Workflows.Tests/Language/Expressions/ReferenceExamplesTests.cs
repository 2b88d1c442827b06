using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

/// <summary>Every worked example of the public function reference. Those marked as contradicting themselves are left out.</summary>
public sealed class ReferenceExamplesTests
{
    public static IEnumerable<ReferenceExample> Conforming => All.Where(e => e.Conforms);

    public static IEnumerable<ReferenceExample> All { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "expression-examples.jsonl")).Select(ReferenceExample.Read)];

    public static IEnumerable<object[]> Examples => Conforming.DistinctBy(e => e.Expression).Select(e => new object[] { e.Expression, e.Result.ToString() });

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_gives_what_the_reference_says(string expression, string expected)
    {
        var outcome = Expression.Outcome(expression);
        outcome.Error.ShouldBeNull();

        // Through JSON text and back, as a script that reads the command line sees it.
        var given = ValueJson.Parse(outcome.ToDocument().ToString()).Get("value")!;
        Normal(given).ShouldBe(Normal(ValueJson.Parse(expected)));
    }

    [Fact]
    public void Every_example_of_the_reference_is_here() => All.Count().ShouldBe(201);

    // JSON has one kind of number.
    private static Value Normal(Value value) => value switch
    {
        IntegerValue i => Value.Of((double)i.Value),
        ArrayValue a => Value.Of(a.Select(Normal)),
        ObjectValue o => ObjectValue.Of([.. o.Select(p => (p.Key, Normal(p.Value)))]),
        _ => value,
    };
}

public sealed record ReferenceExample(string Expression, Value Result, bool Conforms)
{
    public static ReferenceExample Read(string line)
    {
        var document = ValueJson.Parse(line);
        return new(document.Get("expression")!.AsText()!, document.Get("result")!, document.Get("conformance") is null);
    }
}
