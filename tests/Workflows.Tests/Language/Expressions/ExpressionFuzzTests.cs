using System.Diagnostics;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Expressions.Library;
using CampaignTracker.Workflows.Language.Values;
using Xunit.Abstractions;

namespace CampaignTracker.Workflows.Tests.Language.Expressions;

/// <summary>
/// Whatever is typed, the answer is a value or an error with a place in the text: never another exception, never a hang. Seeded,
/// so that a failure can be had again; TRACKER_FUZZ_ROUNDS asks for more rounds than the usual 20,000.
/// </summary>
public sealed class ExpressionFuzzTests(ITestOutputHelper output)
{
    private const string Context = """
        {"triggerBody": {"name": "A", "list": [1, 2.5, "x", null], "deep": {"a": {"b": [true]}}}, "variables": {"n": 5, "t": "text"},
         "parameters": {"p": {"k": "v"}}, "outputs": {"Step": {"body": {"x": 1}, "statusCode": 200}}, "items": {"Loop": {"id": 7}}}
        """;

    private static readonly string[] Examples = [.. ReferenceExamplesTests.All.Select(e => e.Expression)];

    private static readonly string[] Operands =
    [
        "null", "true", "false", "0", "1", "-1", "3", "9223372036854775807", "-9223372036854775808", "2.5", "-0.0", "1e308", ".5",
        "''", "'a'", "'abc'", "'10'", "'1e400'", "'2018-03-15T00:00:00Z'", "'0001-01-01'", "'9999-12-31T23:59:59'", "'D'", "'yyyy'", "'%'",
        "'en-GB'", "'xx-YY'", "'Europe/London'", "'../etc/passwd'", "'Day'", "'aGVsbG8='", "'data:,x'", "'%zz'", "'https://a.b/c?d#e'",
        "'<a x=\"1\"><b/>t</a>'", "'//a'", "'['", "'Step'", "'Loop'", "'p'", "'n'", "'[1,[2,{\"a\":null}]]'",
        "createArray()", "createArray(1,'a',null)", "json('{\"a\":{\"b\":1},\"#x\":[1,2]}')", "xml('<r><i>1</i><i>2</i></r>')",
        "triggerBody()", "triggerBody()?['list']", "decimal('1.1')", "binary('x')", "range(0,5)", "mul(1e308,10)", "float('NaN')",
    ];

    private const long MostBytes = 2_000_000_000;

    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    private (TimeSpan Took, string Text) _slowest;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("TRACKER_FUZZ_ROUNDS"), out var rounds) ? rounds : 20_000;

    [Fact]
    public void Mutated_examples_give_a_value_or_a_placed_error()
    {
        var chance = new Random(20_130_401);
        var values = Enumerable.Range(0, Rounds).Count(_ => GivesValue(Mutated(Examples[chance.Next(Examples.Length)], chance)));
        output.WriteLine($"Of {Rounds:N0} rounds the slowest took {_slowest.Took.TotalMilliseconds:N0} ms: {_slowest.Text}");
        (values * 100 / Rounds).ShouldBeInRange(10, 90, "both ways must be tried");
    }

    [Fact]
    public void Calls_with_any_arguments_give_a_value_or_a_placed_error()
    {
        var chance = new Random(20_210_930);
        var values = Enumerable.Range(0, Rounds).Count(_ => GivesValue("@" + RandomCall(chance, depth: 3)));
        output.WriteLine($"Of {Rounds:N0} rounds the slowest took {_slowest.Took.TotalMilliseconds:N0} ms: {_slowest.Text}");
        (values * 100 / Rounds).ShouldBeInRange(10, 90, "both ways must be tried");
    }

    private bool GivesValue(string text)
    {
        var folded = Held(text, folds: true);
        var outcome = Held(text, folds: false);

        if (outcome.Error is { } error)
        {
            error.Position.ShouldBeInRange(0, text.Length, text);
            error.Message.ShouldNotBeNullOrWhiteSpace();
            folded.Error.ShouldBe(error, text);
        }
        else
        {
            // What is constant may be evaluated beforehand: nobody must be able to tell.
            folded.ToDocument().ToString().ShouldBe(outcome.ToDocument().ToString(), text);
        }

        return outcome.Error is null;
    }

    /// <summary>Each evaluation on its own. What it may do is counted by the limits that everybody has, which a machine without other work gets through in a second.</summary>
    private ExpressionOutcome Held(string text, bool folds)
    {
        var (watch, allocated) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var outcome = Outcome(text, folds);
        (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MostBytes, text);
        var took = Stopwatch.GetElapsedTime(watch);
        took.ShouldBeLessThan(Hang, text);
        _slowest = took > _slowest.Took ? (took, text) : _slowest;
        return outcome;
    }

    private static ExpressionOutcome Outcome(string text, bool folds)
    {
        var faults = new List<TemplateFault>();
        var template = new TemplateWalk(faults, ExpressionLimits.Default, folds).Compile(Value.Of(text), "");
        if (faults.Count > 0)
        {
            return new(null, faults[0].Error);
        }

        try
        {
            return new(template.Evaluate(Expression.Context(Context)), null);
        }
        catch (ExpressionException fault)
        {
            return new(null, fault.Error);
        }
    }

    private static string Mutated(string text, Random chance)
    {
        for (var times = chance.Next(1, 4); times > 0; times--)
        {
            var at = chance.Next(text.Length + 1);
            var to = Math.Min(text.Length, at + chance.Next(6));
            text = chance.Next(7) switch
            {
                0 => text.Remove(at, to - at),
                1 => text.Insert(at, text[at..to]),
                2 => text.Insert(at, "@{}[]()'?.,\"\\-+0 9eé\u202F\ud800\u0000"[chance.Next(22)].ToString()),
                3 => text.Insert(at, Operands[chance.Next(Operands.Length)]),
                4 => text[..at] + Examples[chance.Next(Examples.Length)][chance.Next(5)..],
                5 => text.Replace(chance.Next(2) == 0 ? "1" : "2", Operands[chance.Next(Operands.Length)], StringComparison.Ordinal),
                _ => $"text @{{{text.TrimStart('@')}}} text",
            };
            text = text.Length == 0 ? "@" : text.Length > 4000 ? text[..4000] : text;
        }

        return text;
    }

    private static string RandomCall(Random chance, int depth)
    {
        var function = Functions.All[chance.Next(Functions.All.Count)];
        if (!function.IsPure && function.Family != FunctionFamily.Workflow)
        {
            return RandomCall(chance, depth);
        }

        var count = chance.Next(function.MinArguments, Math.Min(function.MaxArguments, function.MinArguments + 2) + 1);
        var arguments = Enumerable.Range(0, count)
            .Select(_ => depth > 0 && chance.Next(3) == 0 ? RandomCall(chance, depth - 1) : Operands[chance.Next(Operands.Length)]);
        var call = $"{function.Name}({string.Join(", ", arguments)})";
        return chance.Next(8) == 0 ? $"{call}{(chance.Next(2) == 0 ? "?" : "")}[{Operands[chance.Next(Operands.Length)]}]" : call;
    }
}
