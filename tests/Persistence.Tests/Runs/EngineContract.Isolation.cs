using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// One bad run, event or change never stops the others.
public abstract partial class EngineContract
{
    private const string SleepsThenRecords = """
        { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } },
          "Record": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "@triggerBody()?['what']" }, "runAfter": { "Sleep": ["Succeeded"] } } }
        """;

    [ContractFact]
    public async Task A_run_whose_change_breaks_is_put_off_and_parked_and_the_rest_of_its_batch_commits()
    {
        var records = new RecordingChange("RecordPolicyState", change => change.Inputs.Get("what")?.AsText() == "bad"
            ? throw new InvalidOperationException("a bug in the handler")
            : Outcome.Succeeded(Value.Null));
        using var engine = It.NewEngine(It.Store, It.Options, new([records], [], []));
        var campaign = NewCampaign();
        var version = await It.PublishAsync(SleepsThenRecords);
        var good = new List<Guid> { await It.StartAsync(version, campaign, body: """{"what":"one"}""") };
        var bad = await It.StartAsync(version, campaign, body: """{"what":"bad"}""");
        good.Add(await It.StartAsync(version, campaign, body: """{"what":"two"}"""));

        It.Time.Now += TimeSpan.FromHours(1);
        await engine.CatchUpAsync(default);
        foreach (var run in good)
        {
            (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        }

        (await It.ItemsAsync()).Single(i => i.RunId == bad).LastError!.ShouldContain("a bug in the handler");
        for (var i = 1; i < It.Options.Attempts; i++)
        {
            It.Time.Now += TimeSpan.FromHours(1);
            await engine.CatchUpAsync(default);
        }

        (await It.ItemsAsync()).Single(i => i.RunId == bad).Queue.ShouldBe(WorkQueue.Parked);
        (await It.RunAsync(bad)).Trouble!.ShouldContain("a bug in the handler");
    }

    [ContractFact]
    public async Task What_several_runs_of_a_campaign_missed_is_taken_up_in_due_order()
    {
        var seen = new List<string>();
        var records = new RecordingChange("RecordPolicyState", change =>
        {
            seen.Add(change.Inputs.Get("what")!.AsText()!);
            return Outcome.Succeeded(Value.Null);
        });
        using var engine = It.NewEngine(It.Store, It.Options, new([records], [], []));
        var campaign = NewCampaign();
        var version = await It.PublishAsync("""
            { "First": { "type": "Wait", "inputs": { "interval": { "count": "@triggerBody()?['first']", "unit": "Day" } } },
              "Second": { "type": "Wait", "inputs": { "interval": { "count": "@triggerBody()?['second']", "unit": "Day" } } },
              "Record_first": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "day @{triggerBody()?['first']}" }, "runAfter": { "First": ["Succeeded"] } },
              "Record_second": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "day @{triggerBody()?['second']}" }, "runAfter": { "Second": ["Succeeded"] } } }
            """);
        await It.StartAsync(version, campaign, body: """{ "first": 1, "second": 5 }""");
        await It.StartAsync(version, campaign, body: """{ "first": 2, "second": 4 }""");
        await It.StartAsync(version, campaign, body: """{ "first": 3, "second": 6 }""");

        It.Time.Now += TimeSpan.FromDays(7);
        await engine.CatchUpAsync(default);

        seen.ShouldBe(["day 1", "day 2", "day 3", "day 4", "day 5", "day 6"]);
    }

    [ContractFact]
    public async Task A_parked_run_goes_on_when_a_person_says_so()
    {
        var broken = true;
        var records = new RecordingChange("RecordPolicyState", _ => broken ? throw new InvalidOperationException("not yet") : Outcome.Succeeded(Value.Null));
        using var engine = It.NewEngine(It.Store, It.Options with { Attempts = 1 }, new([records], [], []));
        var run = await It.StartAsync(await It.PublishAsync(SleepsThenRecords), NewCampaign());
        It.Time.Now += TimeSpan.FromHours(1);
        await engine.CatchUpAsync(default);
        (await It.RunAsync(run)).Trouble.ShouldNotBeNull();

        broken = false;
        await engine.TryAgainAsync(run, new("Priya", "The ledger is back."), "again", default);
        await engine.TryAgainAsync(run, new("Priya", "The ledger is back."), "again", default);
        await engine.CatchUpAsync(default);

        var row = await It.RunAsync(run);
        row.Status.ShouldBe(RunStatus.Succeeded);
        row.Trouble.ShouldBeNull();
        var line = (await It.JournalAsync(run)).Single(e => e.Kind == JournalKind.PersonActed);
        (line.StepType, line.By, line.Reason).ShouldBe(("took up again", "Priya", "The ledger is back."));
    }

    [ContractFact]
    public async Task A_broken_rule_fails_the_step_in_the_rules_words()
    {
        var records = new RecordingChange("RecordPolicyState", _ => throw new Domain.Rules.RuleBrokenException(new Domain.Rules.TextIsGiven("The source")));
        using var engine = It.NewEngine(It.Store, It.Options, new([records], [], []));
        var run = await It.StartAsync(await It.PublishAsync(SleepsThenRecords), NewCampaign());
        It.Time.Now += TimeSpan.FromHours(1);
        await engine.CatchUpAsync(default);

        (await It.JournalAsync(run)).Single(e => e.Path == "Record" && e.Kind == JournalKind.StepEnded).Fault!.Code.ShouldBe("TextIsGiven");
    }

    [ContractFact]
    public async Task A_change_gone_wrong_fails_the_request_that_led_to_it_and_leaves_no_run()
    {
        var records = new RecordingChange("RecordPolicyState", _ => throw new InvalidOperationException("no"));
        using var engine = It.NewEngine(It.Store, It.Options, new([records], [], []));
        var version = await It.PublishAsync("""{ "Record": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "x" } } }""");

        await Should.ThrowAsync<InvalidOperationException>(engine.StartAsync(new(version, NewCampaign(), "manual", Value.Null), default));

        (await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Any(r => r.FlowVersionId == version)))).ShouldBeFalse();
    }

    [ContractFact]
    public async Task An_event_starts_the_flows_that_ask_for_it_and_says_why_others_did_not_start()
    {
        var campaign = NewCampaign();
        var trigger = """{ "On_claim": { "type": "Campaign.Event", "inputs": { "event": "claim.published", "where": "@greater(item()?['n'], 5)" } } }""";
        var version = await It.PublishAsync("""{ "A": { "type": "Compose", "inputs": "@triggerBody()?['n']" } }""", campaign, trigger);

        await It.HappenAsync(campaign, "claim.published", """{"n":3}""");
        await It.HappenAsync(campaign, "claim.published", """{"n":7}""");
        await It.HappenAsync(NewCampaign(), "claim.published", """{"n":9}""");
        await It.Engine.CatchUpAsync(default);

        var runs = await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Where(r => r.FlowVersionId == version).ToList()));
        (await It.JournalAsync(runs.ShouldHaveSingleItem().Id)).Single(e => e.Path == "A").Outputs!.ToString().ShouldBe("7");
        var lines = (await It.TriggerHistoryAsync()).Where(t => t.Trigger == "On_claim").ToList();
        lines.Count.ShouldBe(2);
        lines.Single(l => l.RunId is null).Reason.ShouldContain("did not hold");
    }

    [ContractFact]
    public async Task An_event_that_can_not_start_a_flow_still_reaches_its_waits()
    {
        var campaign = NewCampaign();
        var trigger = """{ "On_it": { "type": "Campaign.Event", "inputs": { "event": "it.happened" } } }""";
        await It.PublishAsync("""{ "Record": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "x" } } }""", campaign, trigger);
        var records = new RecordingChange("RecordPolicyState", _ => throw new InvalidOperationException("a bug in the handler"));
        using var engine = It.NewEngine(It.Store, It.Options, new([records], [], []));
        var waiting = await It.StartAsync(await It.PublishAsync(WaitForIt), campaign);

        await It.HappenAsync(campaign, "it.happened");
        await engine.CatchUpAsync(default);

        (await It.RunAsync(waiting)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.TriggerHistoryAsync()).ShouldContain(t => t.Reason.Contains("a bug in the handler"));
    }

    [ContractFact]
    public async Task A_child_flow_gives_its_end_to_the_step_that_started_it()
    {
        var name = "Child " + Database.Ids.Next();
        await It.PublishAsync("""{ "A": { "type": "Compose", "inputs": 1 } }""", name: name);
        var parent = await It.StartAsync(await It.PublishAsync($$$"""{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } } } } }"""));
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(parent)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_child_flow_that_has_answered_goes_on_by_itself()
    {
        var name = "Child " + Database.Ids.Next();
        var child = await It.PublishAsync(
            """
            { "A": { "type": "Response", "inputs": { "body": "under way" } }, "Wait": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } }, "runAfter": { "A": ["Succeeded"] } },
              "Late": { "type": "Compose", "inputs": "done", "runAfter": { "Wait": ["Succeeded"] } } }
            """,
            name: name);
        var run = await It.StartAsync(await It.PublishAsync($$$"""{ "Call": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } } } } }"""));
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded, "it has its answer");
        var started = await It.ReadAsync(c => c.Set<Persistence.Engine.RunRow>().Where(r => r.FlowVersionId == child).Select(r => r.Id).SingleAsync());
        (await It.RunAsync(started)).Status.ShouldBe(RunStatus.Running);

        It.Time.Now += TimeSpan.FromDays(2);
        await It.Engine.CatchUpAsync(default);
        (await It.RunAsync(started)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(started)).ShouldContain(e => e.Path == "Late" && e.Status == StepStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_child_flow_that_answers_with_an_error_fails_the_step_that_started_it()
    {
        var name = "Child " + Database.Ids.Next();
        await It.PublishAsync("""{ "A": { "type": "Response", "inputs": { "statusCode": "@{add(400, 4)}", "body": "nothing there" } } }""", name: name);
        var parent = await It.StartAsync(await It.PublishAsync($$$"""{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } } } } }"""));
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(parent)).Status.ShouldBe(RunStatus.Failed);
        var ended = (await It.JournalAsync(parent)).Single(e => e.Path == "Child" && e.Kind == JournalKind.StepEnded);
        ended.Fault!.Code.ShouldBe("NotFound");
        ended.Outputs!.Get("body")!.AsText().ShouldBe("nothing there");
    }

    [ContractFact]
    public Task A_child_flow_is_started_by_its_request_whatever_else_it_starts_on() => ChildStartsByAsync(
        """{ "nightly": { "type": "Recurrence", "recurrence": { "frequency": "Day", "interval": 1 } }, "asked": { "type": "Request" } }""", "asked");

    [ContractFact]
    public Task A_child_flow_without_a_request_is_started_as_by_hand() =>
        ChildStartsByAsync("""{ "recorded": { "type": "Campaign.Event", "inputs": { "event": "evidence.recorded" } } }""", "manual");

    private async Task ChildStartsByAsync(string triggers, string expected)
    {
        var name = "Child " + Database.Ids.Next();
        var child = await It.PublishAsync("""{ "A": { "type": "Compose", "inputs": "@triggerBody()" } }""", triggers: triggers, name: name);
        var parent = await It.StartAsync(await It.PublishAsync($$$"""{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } }, "body": "given" } } }"""));
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(parent)).Status.ShouldBe(RunStatus.Succeeded);
        var run = await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Single(r => r.FlowVersionId == child)));
        run.Trigger.ShouldBe(expected);
        (await It.JournalAsync(run.Id)).Last(e => e.Path == "A").Outputs!.AsText().ShouldBe("given");
    }

    [ContractFact]
    public async Task Cancelling_a_run_cancels_the_flows_it_started()
    {
        var name = "Child " + Database.Ids.Next();
        var child = await It.PublishAsync(OneDay, name: name);
        var parent = await It.StartAsync(await It.PublishAsync($$$"""{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "{{{name}}}" } } } } }"""));

        await It.Engine.SubmitAsync(parent, new RunInput.Cancel(new("Priya")), null, default);
        await It.Engine.CatchUpAsync(default);

        (await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Single(r => r.FlowVersionId == child)))).Status.ShouldBe(RunStatus.Cancelled);
    }

    private sealed class RecordingChange(string kind, Func<ChangeRequest, Outcome?> apply) : IChangeHandler
    {
        public string Kind => kind;

        public Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel) => Task.FromResult(apply(change));
    }
}
