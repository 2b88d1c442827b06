using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Flows;

/// <summary>What moving runs to another version promises, on every database.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of it.")]
public abstract partial class RunMoveContract(TestDatabase database) : IAsyncLifetime
{
    protected const string Old = """
        { "Prepare": { "type": "Compose", "inputs": "p" },
          "Rest": { "type": "Wait", "runAfter": { "Prepare": ["Succeeded"] }, "inputs": { "interval": { "count": 3, "unit": "Day" } } },
          "Proof": { "type": "Campaign.Gate", "runAfter": { "Prepare": ["Succeeded"] }, "inputs": { "condition": "@equals(1, 2)", "waitingFor": "the old words" } },
          "End": { "type": "Compose", "inputs": "e", "runAfter": { "Rest": ["Succeeded"], "Proof": ["Succeeded"] } } }
        """;

    protected static readonly Actor Anna = new("Anna Field", "The condition was wrong.");

    private static readonly Dictionary<string, string> NoRenames = [];

    private EngineUnderTest _it = null!;

    protected EngineUnderTest It => _it;

    public Task InitializeAsync()
    {
        _it = new EngineUnderTest(database, handlers: new([new AskedApproval()], [new MoveCall(() => It.Moves), new UndoCall(() => It.Moves)], []));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _it.DisposeAsync();

    [ContractFact]
    public async Task Every_run_that_can_moves_and_the_others_stay_with_their_reasons()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        var waiting = await StartAsync(from, 3);
        var gateOnly = await It.StartAsync(from);
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);
        var later = await StartAsync(from, 2);

        var forecast = await It.Moves.ForecastAsync(new(from, to, null, NoRenames), default);
        (forecast.Runs, forecast.Movable).ShouldBe((6, 4));
        var refused = forecast.Groups.Single(g => !g.IsAllowed);
        refused.Runs.ShouldBe(2);
        refused.Examples.ShouldBe(later, ignoreOrder: true);
        refused.Refusals.ShouldHaveSingleItem().ShouldContain("'Rest' is waiting");
        (await It.RunAsync(gateOnly)).FlowVersionId.ShouldBe(from, "a forecast changes nothing");

        var report = await MoveAsync(from, to);
        (report.Moved, report.Stayed.Runs, report.Stayed.Refused).ShouldBe((4, 2, 2));
        foreach (var run in waiting.Append(gateOnly))
        {
            (await It.RunAsync(run)).FlowVersionId.ShouldBe(to);
        }
    }

    [ContractFact]
    public async Task A_wait_keeps_its_due_time_and_its_place_and_is_called_what_the_new_version_calls_it()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        var run = await It.StartAsync(from);
        var (waits, items) = (await It.WaitsAsync(run), await TimersAsync(run));
        It.Time.Now += TimeSpan.FromDays(1);

        await MoveAsync(from, to, ("Rest", "Pause"));
        (await TimersAsync(run)).ShouldBe(items);
        var moved = await It.WaitsAsync(run);
        moved.Select(w => (w.Instance, w.Since, w.Until)).ShouldBe(waits.Select(w => (w.Instance, w.Since, w.Until)));
        moved.Select(w => w.Path).ShouldBe(["Pause", "Proof"], ignoreOrder: true);
        var entry = (await It.JournalAsync(run))[^1];
        (entry.Kind, entry.StepType, entry.By, entry.Reason).ShouldBe((JournalKind.PersonActed, "moved from version 1 to 2", "Anna Field", "The condition was wrong."));

        It.Time.Now += TimeSpan.FromDays(2);
        await It.Engine.CatchUpAsync(default);
        var journal = await It.JournalAsync(run);
        journal.Single(e => e.Path == "Pause" && e.Kind == JournalKind.StepEnded).At.ShouldBe(It.Time.Now);
        journal.Count(e => e.Path == "Prepare" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
    }

    [ContractFact]
    public async Task A_gate_whose_condition_was_corrected_looks_again_in_the_same_turn()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("equals(1, 2)", "equals(1, 1)", StringComparison.Ordinal));
        var run = await It.StartAsync(from);
        var before = (await It.RunAsync(run)).Turn;

        var report = await MoveAsync(from, to);
        (report.Moved, report.Undoable).ShouldBe((1, 0), "the gate has passed: there is no way back");
        (await It.RunAsync(run)).Turn.ShouldBe(before + 1);
        (await It.WaitsAsync(run)).Select(w => w.Path).ShouldBe(["Rest"]);
        (await UndoAsync(report)).Stayed.Single().Why.ShouldBe(UndoRefusal.TookOn);
    }

    [ContractFact]
    public async Task A_condition_that_can_not_be_evaluated_leaves_the_run_where_it_is()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("equals(1, 2)", "equals(div(1, 0), 1)", StringComparison.Ordinal));
        var run = await It.StartAsync(from);

        var report = await MoveAsync(from, to);
        report.Moved.ShouldBe(0);
        report.Faults.ShouldHaveSingleItem().ShouldContain("'Proof' can't look");
        (await It.RunAsync(run)).FlowVersionId.ShouldBe(from);
        (await It.WaitsAsync(run)).Count.ShouldBe(2);
    }

    [ContractFact]
    public async Task A_run_that_can_not_be_read_stays_and_does_not_keep_the_others()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var started = await StartAsync(from, 3);
        var damaged = started[1];
        await It.ReadAsync(c => c.Set<RunRow>().Where(r => r.Id == damaged).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, "{"u8.ToArray())));

        var report = await MoveAsync(from, to);

        report.Moved.ShouldBe(2);
        report.Faults.ShouldHaveSingleItem().ShouldContain(damaged.ToString());
        (report.Stayed.Runs, report.Stayed.Refused).ShouldBe((1, 1));
    }

    [ContractFact]
    public async Task Asking_for_the_same_move_again_moves_nothing_twice()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var run = await It.StartAsync(from);
        var id = database.Ids.Next();
        var wish = new MoveWish(from, to, null, NoRenames);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => It.Moves.MoveAsync(id, wish, Anna, default))));
        var report = await It.Moves.MoveAsync(id, wish, Anna, default);
        report.Moved.ShouldBe(1);
        (await It.JournalAsync(run)).Count(e => e.StepType.StartsWith("moved", StringComparison.Ordinal)).ShouldBe(1);

        await UndoAsync(report);
        (await It.Moves.MoveAsync(id, wish, Anna, default)).Undone.ShouldBe(1);
        (await It.RunAsync(run)).FlowVersionId.ShouldBe(from, "what was undone is not moved again by the same wish");
    }

    [ContractFact]
    public async Task Many_runs_move_in_the_background_and_a_move_that_was_cut_off_is_taken_up_again()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var started = await Task.WhenAll(Enumerable.Range(0, 330).Select(_ => It.StartAsync(from)));
        var wish = new MoveWish(from, to, null, NoRenames);
        var forecast = await It.Moves.ForecastAsync(wish, default);
        (forecast.Runs, forecast.Movable, forecast.Total, forecast.IsPart).ShouldBe((300, 300, started.Length, true));

        var id = database.Ids.Next();
        var begun = await It.Moves.MoveAsync(id, wish, Anna, default);
        (begun.Moved, begun.Stayed.Total, begun.Work).ShouldBe((0, started.Length, new MoveWork(null, false)));
        (await It.Moves.MoveAsync(id, wish, Anna, default)).Moved.ShouldBe(0, "asked again while it goes on, it goes on");
        await Should.ThrowAsync<TornOffException>(() => It.MovesOver(new TornRuns(It.Engine, after: 120)).GoOnAsync(id, default));
        var half = (await It.Moves.FindAsync(id, default))!;
        half.Moved.ShouldBeInRange(100, 200);
        half.Stayed.Total.ShouldBe(started.Length - half.Moved);
        half.Work.ShouldNotBeNull();

        await It.Engine.DrainAsync(default);
        var whole = (await It.Moves.FindAsync(id, default))!;
        (whole.Moved, whole.Stayed.Runs, whole.Undoable, whole.Work).ShouldBe((started.Length, 0, started.Length, null));
    }

    [ContractFact]
    public async Task A_large_move_comes_to_its_end_in_several_goes_past_runs_that_stay()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        var movable = await Task.WhenAll(Enumerable.Range(0, 450).Select(_ => It.StartAsync(from)));
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);
        var staying = await Task.WhenAll(Enumerable.Range(0, 250).Select(_ => It.StartAsync(from)));

        var report = await MoveAsync(from, to);
        await It.Engine.DrainAsync(default);

        report = (await It.Moves.FindAsync(report.Move.Id, default))!;
        (report.Moved, report.Stayed.Runs, report.Stayed.Refused, report.Work).ShouldBe((movable.Length, staying.Length, staying.Length, null));
    }

    [ContractFact]
    public async Task A_move_that_one_node_has_in_hand_is_left_alone_by_the_others()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        await Task.WhenAll(Enumerable.Range(0, 120).Select(_ => It.StartAsync(from)));
        var report = await MoveAsync(from, to);
        var taken = await It.Store.LeaseAsync("two", TimeSpan.FromMinutes(1), It.Time.Now, 10, default);

        await It.Engine.DrainAsync(default);

        taken.Select(i => i.Id).ShouldBe([report.Move.Id]);
        (await It.Moves.FindAsync(report.Move.Id, default))!.Moved.ShouldBe(0);
    }

    [ContractFact]
    public async Task A_wrong_mapping_is_said_once_and_moves_nothing()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        await It.StartAsync(from);

        var forecast = await It.Moves.ForecastAsync(new(from, to, null, new Dictionary<string, string> { ["Nowhere"] = "Rest" }), default);
        forecast.Faults.ShouldHaveSingleItem().ShouldContain("'Nowhere'");
        (await MoveAsync(from, to, ("Nowhere", "Rest"))).Moved.ShouldBe(0);
    }

    protected async Task<(Guid From, Guid To)> VersionsAsync(string old, string now)
    {
        var name = "moved " + database.Ids.Next();
        return (await It.PublishAsync(old, name: name), await It.PublishAsync(now, name: name));
    }

    protected Task<MoveReport> MoveAsync(Guid from, Guid to, params (string From, string To)[] renames) =>
        It.Moves.MoveAsync(database.Ids.Next(), new(from, to, null, renames.ToDictionary(r => r.From, r => r.To)), Anna, default);

    protected Task<UndoReport> UndoAsync(MoveReport report) => It.Moves.UndoAsync(report.Move.Id, null, new("Jo Penn", "A mistake."), default);

    private async Task<List<Guid>> StartAsync(Guid version, int count)
    {
        var started = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            started.Add(await It.StartAsync(version));
        }

        return started;
    }

    private async Task<List<(Guid, DateTimeOffset)>> TimersAsync(Guid run) =>
        [.. (await It.ItemsAsync()).Where(i => i.RunId == run).Select(i => (i.Id, i.DueAt))];
}

public sealed class SqliteRunMoveTests(SqliteTestDatabase database) : RunMoveContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresRunMoveTests(PostgresTestDatabase database) : RunMoveContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerRunMoveTests(SqlServerTestDatabase database) : RunMoveContract(database), IClassFixture<SqlServerTestDatabase>;
