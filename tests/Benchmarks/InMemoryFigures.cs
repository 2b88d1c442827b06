using System.Diagnostics;
using System.Globalization;
using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Benchmarks;

/// <summary>The pure engine without any store: steps a second, expressions a second, the size of a state.</summary>
internal static class InMemoryFigures
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(2);

    public static IEnumerable<Figure> All()
    {
        yield return new("steps.five", StepsPerSecond(Chain(5), 5), "steps/s");
        yield return new("steps.thousand", StepsPerSecond(Chain(1000), 1000), "steps/s");
        yield return new("expressions", ExpressionsPerSecond(), "evaluations/s");
        yield return new("foreach.5000", ForeachSeconds(5000), "ms");
        yield return new("state.after10turns", StateSize(10), "bytes");
        yield return new("state.after10000turns", StateSize(10_000), "bytes");
    }

    private static FlowProgram Program(string actions)
    {
        var document = FlowDocument.Read(ValueJson.Parse($$"""{ "triggers": { "manual": { "type": "Request" } }, "actions": {{actions}} }"""), new FaultList())!;
        return FlowProgram.Compile(document.Definition);
    }

    private static FlowProgram Chain(int steps)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < steps; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"S{i}\": {{ \"type\": \"Compose\", \"inputs\": \"@triggerBody()\", \"runAfter\": {{ {(i > 0 ? $"\"S{i - 1}\": [\"Succeeded\"]" : "")} }} }}");
        }

        return Program(text.Append('}').ToString());
    }

    private static AdvanceContext Context() => new() { Now = DateTimeOffset.UnixEpoch, Chance = new Random(1) };

    private static RunInput.Start Start() => new("manual", ObjectValue.Of(("body", Value.Of("x"))));

    private static double StepsPerSecond(FlowProgram program, int steps)
    {
        var context = Context();
        var start = Start();
        return Rate(() => Engine.Advance(program, RunState.New(), start, context).Journal.Count) * steps;
    }

    private static double ExpressionsPerSecond()
    {
        var template = TemplateCompiler.Compile(Value.Of("@concat('Claim ', string(add(triggerBody()?['n'], 2)), ': ', toUpper(triggerBody()?['title']))"), "", []);
        var context = new BodyContext();
        return Rate(() => template.Evaluate(context).AsText()!.Length);
    }

    private static double ForeachSeconds(int items)
    {
        var program = Program($$"""{ "Each": { "type": "Foreach", "foreach": "@range(0, {{items}})", "actions": { "C": { "type": "Compose", "inputs": "@item()" } } } }""");
        var context = Context();
        var start = Start();
        return 1000 / Rate(() => Engine.Advance(program, RunState.New(), start, context).Journal.Count);
    }

    private static double StateSize(int turns)
    {
        var program = Program("""
            { "Loop": { "type": "Until", "expression": "@false", "limit": { "count": 20000, "timeout": "P50Y" },
                "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } } } } }
            """);
        var result = Engine.Advance(program, RunState.New(), Start(), Context());
        for (var i = 0; i < turns; i++)
        {
            var timer = result.Effects.OfType<Effect.SetTimer>().Last(t => t.Purpose == TimerPurpose.Due && t.DueAt < DateTimeOffset.UnixEpoch.AddYears(40));
            result = Engine.Advance(program, result.State, new RunInput.TimerFired(timer.Instance, timer.Purpose, timer.DueAt), Context() with { Now = timer.DueAt });
        }

        return result.State.ToBytes().Length;
    }

    private static double Rate(Func<int> work)
    {
        var sum = 0L;
        var warm = Stopwatch.StartNew();
        while (warm.Elapsed < Long / 2)
        {
            sum += work();
        }

        var count = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < Long)
        {
            for (var i = 0; i < 10; i++)
            {
                sum += work();
            }

            count += 10;
        }

        GC.KeepAlive(sum);
        return count / watch.Elapsed.TotalSeconds;
    }

    private sealed class BodyContext : ExpressionContext
    {
        public override DateTimeOffset Now => DateTimeOffset.UnixEpoch;

        public override Random Chance { get; } = new(1);

        public override Value? TriggerOutputs { get; } = ObjectValue.Of(("body", ObjectValue.Of(("n", Value.Of(40)), ("title", Value.Of("legal aid")))));
    }
}
