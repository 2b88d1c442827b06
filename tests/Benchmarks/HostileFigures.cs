using System.Diagnostics;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Scheduling.WorkingDays;

namespace CampaignTracker.Benchmarks;

/// <summary>
/// How long one turn can be kept busy, under the limits of production: each step that the tests know as a burden, done for a hundred thousand
/// items until the turn's work is used up. The shorter of two turns after a first one, and the longest of all.
/// </summary>
internal static class HostileFigures
{
    private const string Around =
        """
        { "triggers": { "manual": { "type": "Request" } }, "actions": {
          "v": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "v", "type": "array" }, { "name": "s", "type": "string", "value": "" } ] } },
          "Long": { "type": "Compose", "inputs": "@string(range(0, 20000))" }, "Words": { "type": "Compose", "inputs": "@replace(string(range(0, 400)), ',', 'x')" },
          "L": { "type": "Foreach", "foreach": "@range(0, 100000)", "runAfter": { "v": ["Succeeded"], "Long": ["Succeeded"], "Words": ["Succeeded"] }, "actions": { "Inner": STEP } } } }
        """;

    public static IEnumerable<Figure> All()
    {
        var steps = (ObjectValue)ValueJson.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "hostile-steps.json")));
        var longest = 0d;
        foreach (var (name, step) in steps)
        {
            var document = FlowDocument.Read(ValueJson.Parse(Around.Replace("STEP", step.ToString(), StringComparison.Ordinal)), new FaultList())!;
            var program = FlowProgram.Compile(document.Definition);
            _ = Turn(program);
            var spent = Math.Min(Turn(program), Turn(program));
            longest = Math.Max(longest, spent);
            yield return new($"turn.{name.Replace(' ', '-')}", spent, "ms");
        }

        yield return new("turn.longest", longest, "ms");
    }

    private static double Turn(FlowProgram program)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        var result = Engine.Advance(program, RunState.New(), new RunInput.Start("manual", ObjectValue.Of(("body", Value.Null))), new AdvanceContext
        {
            Now = DateTimeOffset.UnixEpoch, Chance = new Random(1), WorkingDays = WorkingCalendars.EnglandAndWales,
        });
        watch.Stop();
        GC.KeepAlive(result);
        return watch.Elapsed.TotalMilliseconds;
    }
}
