using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// The zones' rules change while runs wait. Another zone stands for the former rules: no summer time.
public abstract partial class EngineContract
{
    private const string UntilNine = """{ "Nine": { "type": "Wait", "inputs": { "until": { "timestamp": "2026-07-01T09:00:00" } } } }""";

    private static readonly DateTimeOffset NineBefore = new(2026, 7, 1, 9, 0, 0, TimeSpan.Zero);

    [ContractFact]
    public async Task Runs_that_wait_for_a_time_are_told_once_of_new_zone_rules_and_keep_what_was_meant()
    {
        using var former = It.NewEngine(It.Store, new EngineOptions { Node = "former", TimeZone = "Atlantic/Reykjavik" });
        var nine = await StartOnAsync(former, UntilNine);
        var exact = await StartOnAsync(former, OneDay);
        var untimed = await StartOnAsync(former, WaitForIt);
        (await ItemOfAsync(nine)).DueAt.ShouldBe(NineBefore);
        var lines = (await It.JournalAsync(exact)).Count;

        (await PassAsync("2031b")).ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(2);

        (await ItemOfAsync(nine)).DueAt.ShouldBe(NineBefore.AddHours(-1));
        (await It.WaitsAsync(nine)).Single().Until.ShouldBe(NineBefore.AddHours(-1));
        (await It.JournalAsync(nine))[^1].Outputs!.Get("wasDueAt")!.AsText()!.ShouldStartWith("2026-07-01T09:00");
        (await It.JournalAsync(exact)).Count.ShouldBe(lines);
        (await It.RunAsync(untimed)).Turn.ShouldBe(1);

        var turn = (await It.RunAsync(nine)).Turn;
        (await PassAsync("2031b")).ShouldBeNull("the rules are those of the last time");
        (await It.RunAsync(nine)).Turn.ShouldBe(turn);
    }

    [ContractFact]
    public async Task A_look_for_new_zone_rules_that_was_cut_off_goes_on_and_tells_no_run_twice()
    {
        using var former = It.NewEngine(It.Store, new EngineOptions { Node = "former", TimeZone = "Atlantic/Reykjavik" });
        var nine = await StartOnAsync(former, UntilNine);
        await PassAsync("2032a");
        var turn = (await It.RunAsync(nine)).Turn;

        // As if the process had died before the pass was recorded.
        await It.ReadAsync(c => c.Set<ZonePassRow>().Where(p => p.Version == "2032a").ExecuteDeleteAsync());
        var late = await StartOnAsync(former, UntilNine);
        (await PassAsync("2032a")).ShouldNotBeNull();

        (await It.RunAsync(nine)).Turn.ShouldBe(turn);
        (await ItemOfAsync(late)).DueAt.ShouldBe(NineBefore.AddHours(-1));
    }

    private async Task<Guid> StartOnAsync(RunEngine engine, string actions) =>
        (await engine.StartAsync(new(await It.PublishAsync(actions), NewCampaign(), "manual", ObjectValue.Empty), default)).Run;

    private Task<WorkItemRow> ItemOfAsync(Guid run) => It.ReadAsync(c => c.Set<WorkItemRow>().SingleAsync(w => w.RunId == run));

    private Task<int?> PassAsync(string version) => new ZonePass(It.Contexts, It.Engine, It.Time, version).RunAsync(default);
}
