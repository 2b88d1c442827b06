using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Triggers;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Flows;

// Back again, and what a move may not touch.
public abstract partial class RunMoveContract
{
    [ContractFact]
    public async Task Undo_gives_back_the_very_state_and_the_words_people_saw()
    {
        var (from, to) = await VersionsAsync(
            Old, Old.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal).Replace("the old words", "the new words", StringComparison.Ordinal));
        var run = await It.StartAsync(from);
        var (before, waits) = (await It.RunAsync(run), await WordsAsync(run));

        var report = await MoveAsync(from, to, ("Rest", "Pause"));
        (await WordsAsync(run)).ShouldContain(w => w.Contains("the new words", StringComparison.Ordinal));
        (await UndoAsync(report)).Undone.ShouldBe(1);

        var after = await It.RunAsync(run);
        after.State.ShouldBe(before.State);
        (after.FlowVersionId, after.Status, after.Turn).ShouldBe((from, before.Status, before.Turn + 2));
        (await WordsAsync(run)).ShouldBe(waits);
        var entry = (await It.JournalAsync(run))[^1];
        (entry.StepType, entry.By, entry.Reason).ShouldBe(("move undone: back from version 2 to 1", "Jo Penn", "A mistake."));
        (await UndoAsync(report)).Undone.ShouldBe(0, "once is enough");
    }

    [ContractFact]
    public async Task A_run_that_has_gone_on_since_is_not_put_back_and_the_reason_says_how()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var (stays, back) = (await It.StartAsync(from), await It.StartAsync(from));
        var report = await MoveAsync(from, to);
        await It.Engine.SubmitAsync(stays, new RunInput.Pause(new("Priya", "Holiday.")), null, default);

        var undone = await UndoAsync(report);
        (undone.Undone, undone.Refused).ShouldBe((1, 1));
        var why = undone.Stayed.Single();
        (why.Run, why.Why, why.Since!.StepType, why.Since.By).ShouldBe((stays, UndoRefusal.HasGoneOn, "paused", "Priya"));
        (await It.RunAsync(stays)).FlowVersionId.ShouldBe(to);
        (await It.RunAsync(back)).FlowVersionId.ShouldBe(from);
    }

    [ContractFact]
    public async Task What_changes_nothing_of_a_run_does_not_keep_it_from_going_back()
    {
        var gate = """{ "Gate": { "type": "Campaign.Gate", "inputs": { "title": "Never", "condition": "@false" } }, "Nap": { "type": "Wait", "inputs": { "interval": { "count": 9, "unit": "Day" } } } }""";
        var (from, to) = await VersionsAsync(gate, gate.Replace("9", "8", StringComparison.Ordinal));
        var campaign = new CampaignTracker.Domain.Campaigns.CampaignId(Guid.CreateVersion7());
        var run = await It.StartAsync(from, campaign);
        var report = await MoveAsync(from, to);
        var moved = await It.RunAsync(run);

        await It.Engine.SubmitAsync(run, new RunInput.ZonesChanged(), null, default);
        await It.HappenAsync(campaign, "evidence.recorded");
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(run)).Turn.ShouldBe(moved.Turn, "nobody has anything to say of it");
        (await UndoAsync(report)).Undone.ShouldBe(1);
    }

    [ContractFact]
    public async Task A_move_that_meets_an_input_loses_and_doubles_neither()
    {
        var now = Old.Replace("\"Proof\": {", "\"New\": { \"type\": \"Compose\", \"inputs\": \"n\", \"runAfter\": { \"Proof\": [\"Succeeded\"] } }, \"Proof\": {", StringComparison.Ordinal);
        var (from, to) = await VersionsAsync(Old, now);
        var started = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => It.StartAsync(from)));

        var moving = Task.Run(() => MoveAsync(from, to));
        await Task.WhenAll(started.Select(async run =>
        {
            var instance = (await It.WaitsAsync(run)).Single(w => w.Path == "Proof").Instance;
            await It.Engine.SubmitAsync(run, new RunInput.Override(instance, new("Priya", "It is enough.")), null, default);
        }));
        await moving;
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);

        foreach (var run in started)
        {
            var journal = await It.JournalAsync(run);
            journal.Count(e => e.Path == "Proof" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
            journal.Count(e => e.StepType == "moved from version 1 to 2").ShouldBe(1);
            journal.Count(e => e.Path == "New" && e.Kind == JournalKind.StepEnded).ShouldBe(1, "passed or run, never both and never neither");
            (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        }
    }

    [ContractFact]
    public async Task An_undo_that_meets_an_input_loses_and_doubles_neither()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var started = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => It.StartAsync(from)));
        var report = await MoveAsync(from, to);

        var undoing = Task.Run(() => UndoAsync(report));
        await Task.WhenAll(started.Select(async run =>
        {
            var instance = (await It.WaitsAsync(run)).Single(w => w.Path == "Proof").Instance;
            await It.Engine.SubmitAsync(run, new RunInput.Override(instance, new("Priya", "It is enough.")), null, default);
        }));
        var undone = await undoing;
        (undone.Undone + undone.Refused).ShouldBe(started.Length);
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);

        foreach (var run in started)
        {
            var journal = await It.JournalAsync(run);
            journal.Count(e => e.Path == "Proof" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
            var back = journal.Exists(e => e.StepType.StartsWith("move undone", StringComparison.Ordinal));
            (await It.RunAsync(run)).FlowVersionId.ShouldBe(back ? from : to);
            journal.Single(e => e.Path == "End").Outputs!.AsText().ShouldBe(back ? "e" : "other");
        }
    }

    [ContractFact]
    public async Task A_run_with_large_values_moves_and_comes_back_with_them()
    {
        var flow = Old.Replace("\"inputs\": \"p\"", "\"inputs\": \"@triggerBody()\"", StringComparison.Ordinal)
            .Replace("\"inputs\": \"e\"", "\"inputs\": \"@length(outputs('Prepare')?['text'])\"", StringComparison.Ordinal);
        var (from, to) = await VersionsAsync(flow, flow.Replace("\"Rest\"", "\"Pause\"", StringComparison.Ordinal));
        var run = await It.StartAsync(from, body: $$"""{ "text": "{{new string('x', 100_000)}}" }""");
        var before = await It.RunAsync(run);

        var report = await MoveAsync(from, to, ("Rest", "Pause"));
        report.Undoable.ShouldBe(1);
        (await UndoAsync(report)).Undone.ShouldBe(1);
        (await It.RunAsync(run)).State.ShouldBe(before.State);
        await MoveAsync(from, to, ("Rest", "Pause"));
        await It.Engine.SubmitAsync(run, new RunInput.Override((await It.WaitsAsync(run)).Single(w => w.Path == "Proof").Instance, Anna), null, default);
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);
        (await It.JournalAsync(run)).Single(e => e.Path == "End").Outputs!.ToString().ShouldBe("100000");
    }

    [ContractFact]
    public async Task A_run_started_on_version_1_writes_the_same_bytes_whether_or_not_version_2_is_published_meanwhile()
    {
        const string Flow = """
            { "Each": { "type": "Foreach", "foreach": "@triggerBody()?['items']", "actions": {
                "Rest": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } },
                "Say": { "type": "Compose", "inputs": "@concat(item(), ' at ', utcNow())", "runAfter": { "Rest": ["Succeeded"] } } } },
              "Proof": { "type": "Campaign.Gate", "inputs": { "condition": "@equals(1, 2)", "waitingFor": "proof" } },
              "Fail": { "type": "Compose", "inputs": "@div(1, 0)", "runAfter": { "Each": ["Succeeded"] } },
              "Care": { "type": "Compose", "inputs": "@actions('Fail')?['error']", "runAfter": { "Fail": ["Failed"], "Proof": ["Succeeded"] } } }
            """;
        var quiet = await It.PublishAsync(Flow);
        var name = "published meanwhile " + database.Ids.Next();
        var busy = await It.PublishAsync(Flow, name: name);
        var body = """{ "items": ["a", "b"] }""";
        var (alone, beside) = (await It.StartAsync(quiet, body: body), await It.StartAsync(busy, body: body));

        await It.PublishAsync(Flow.Replace("\"Each\"", "\"All\"", StringComparison.Ordinal), name: name);
        foreach (var run in new[] { alone, beside })
        {
            await It.Engine.SubmitAsync(run, new RunInput.Override((await It.WaitsAsync(run)).Single(w => w.Path == "Proof").Instance, Anna), null, default);
        }

        await It.PublishAsync("""{ "Other": { "type": "Compose", "inputs": 1 } }""", name: name);
        for (var day = 0; day < 2; day++)
        {
            It.Time.Now += TimeSpan.FromDays(1);
            await It.Engine.CatchUpAsync(default);
        }

        (await It.RunAsync(beside)).Status.ShouldBe(RunStatus.Succeeded);
        var bytes = await BytesAsync(beside);
        bytes.Count.ShouldBeGreaterThan(2);
        bytes.ShouldBe(await BytesAsync(alone));
        (await It.RunAsync(beside)).FlowVersionId.ShouldBe(busy);
    }

    [ContractFact]
    public async Task A_run_can_be_done_again_on_the_latest_version_with_what_it_was_started_with()
    {
        var (from, to) = await VersionsAsync(
            """{ "A": { "type": "Compose", "inputs": "@triggerBody()?['n']" } }""", """{ "A": { "type": "Compose", "inputs": "@mul(triggerBody()?['n'], 10)" } }""");
        var first = await It.StartAsync(from, body: """{"n":7}""");
        var key = database.Ids.Next().ToString();

        var again = (await It.Repeats.AgainAsync(first, Anna, key, default)).Run!.Value;
        (await It.Repeats.AgainAsync(first, Anna, key, default)).Run.ShouldBe(again);

        again.ShouldNotBe(first);
        (await It.RunAsync(again)).FlowVersionId.ShouldBe(to);
        var journal = await It.JournalAsync(again);
        journal.Single(e => e.Path == "A").Outputs!.ToString().ShouldBe("70");
        (journal[0].Inputs!.Get("repeats")!.AsText(), journal[0].By, journal[0].Reason).ShouldBe((first.ToString(), "Anna Field", Anna.Reason));
    }

    [ContractFact]
    public async Task A_run_that_still_goes_on_can_be_done_again_beside_it_but_not_by_a_trigger_that_is_gone()
    {
        var name = "again " + database.Ids.Next();
        var from = await It.PublishAsync(Old, name: name);
        var running = await It.StartAsync(from);
        (await It.Repeats.AgainAsync(running, Anna, "beside", default)).Run.ShouldNotBeNull();
        (await It.RunAsync(running)).Status.ShouldBe(RunStatus.Running);

        await It.PublishAsync(Old, triggers: """{ "other": { "type": "Request" } }""", name: name);
        (await It.Repeats.AgainAsync(running, Anna, "gone", default)).Refused.ShouldNotBeNull().ShouldContain("no trigger 'manual'");
    }

    [ContractFact]
    public async Task What_is_kept_of_a_move_goes_with_the_journal_of_its_run()
    {
        var (from, to) = await VersionsAsync(Old, Old.Replace("\"e\"", "\"other\"", StringComparison.Ordinal));
        var run = await It.StartAsync(from);
        var report = await MoveAsync(from, to);
        await It.Engine.SubmitAsync(run, new RunInput.Cancel(Anna), null, default);

        It.Time.Now = It.Time.Now.AddYears(9);
        await PurgeAsync();
        (await It.Moves.FindAsync(report.Move.Id, default))!.Moved.ShouldBe(1);
        It.Time.Now = It.Time.Now.AddYears(2);
        await PurgeAsync();
        (await It.ReadAsync(c => c.Set<RunMoveRow>().CountAsync(m => m.RunId == run))).ShouldBe(0);
        (await It.Moves.FindAsync(report.Move.Id, default)).ShouldBeNull();
    }

    private Task<Purged> PurgeAsync() => new Purge(new Contexts(database), Options.Create(new RetentionOptions()), It.Time).RunAsync(default);

    private async Task<List<string>> WordsAsync(Guid run) =>
        [.. (await It.WaitsAsync(run)).Select(w => $"{w.Instance} {w.Path} {w.StepType} {w.Title} {w.WaitingFor} {w.Since:o} {w.Until:o} {w.MayAct}")];

    private Task<List<string>> BytesAsync(Guid run) =>
        It.ReadAsync(c => c.Set<RunJournalRow>().Where(j => j.RunId == run).OrderBy(j => j.Turn).ThenBy(j => j.Part).Select(j => j.Turn + " " + j.Part + " " + j.Count + " " + j.Entries).ToListAsync());
}
