using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Tests.Runs;

// What a change comes to is known at once, and the run goes on with it; however often, and whatever ends beside it.
public abstract partial class EngineContract
{
    [ContractFact]
    public async Task Ten_thousand_changes_whose_outcome_is_known_at_once_are_gone_through_in_several_batches()
    {
        var run = await It.StartAsync(await It.PublishAsync(
            """{ "Each": { "type": "Foreach", "foreach": "@range(0, 10000)", "actions": { "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "nobody's flow" } } } } } } }"""));
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Running, "one batch takes no more of them than it takes items");

        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Failed);
        (await It.JournalAsync(run)).Count(e => e.Fault is { Code: "FlowNotFound" }).ShouldBe(10_000);
    }

    [ContractFact]
    public async Task A_flow_that_is_ended_beside_the_step_that_would_start_another_starts_none()
    {
        var name = "Child " + Database.Ids.Next();
        var child = await It.PublishAsync(OneDay, name: name);
        var both = $$$"""{ "Child": {{{Starts(name)}}} BEFORE }, "Stop": { "type": "Terminate", "inputs": { "runStatus": "Cancelled" } BEFORE } }""";
        await It.StartAsync(await It.PublishAsync(both.Replace("BEFORE", "", StringComparison.Ordinal)));
        await It.StartAsync(await It.PublishAsync(
            both.Replace("BEFORE", """, "runAfter": { "Nap": ["Succeeded"] }""", StringComparison.Ordinal).Replace("{ \"Child\"", """{ "Nap": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } }, "Child" """, StringComparison.Ordinal)));
        It.Time.Now += TimeSpan.FromHours(2);
        await It.Engine.CatchUpAsync(default);

        (await OfVersionAsync(child)).Where(r => r.Status != RunStatus.Cancelled).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task A_run_that_is_cancelled_in_the_batch_that_starts_its_child_leaves_no_child_behind()
    {
        var name = "Child " + Database.Ids.Next();
        var child = await It.PublishAsync(OneDay, name: name);
        var run = await It.StartAsync(await It.PublishAsync($$$"""
            { "Nap": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } } }, "Child": {{{Starts(name)}}}, "runAfter": { "Nap": ["Succeeded"] } } }
            """));
        It.Time.Now += TimeSpan.FromHours(2);
        var nap = (await It.ItemsAsync()).Single(i => i.RunId == run);
        await It.ReadAsync(async c =>
        {
            c.Add(new WorkItemRow
            {
                Id = Database.Ids.Next(), Queue = nap.Queue, Kind = WorkKind.Input, RunId = run, Instance = 0, Purpose = "", DueAt = nap.DueAt.AddSeconds(1), ReadyAt = nap.ReadyAt.AddSeconds(1),
                Payload = WorkItem.Input(Guid.Empty, run, new RunInput.Cancel(new("Priya", "stop")), 0, It.Time.Now).Payload.ToArray(),
            });
            return await c.SaveChangesAsync();
        });
        await It.Engine.CatchUpAsync(default);
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Cancelled);
        (await OfVersionAsync(child)).Single().Status.ShouldBe(RunStatus.Cancelled);
    }

    [ContractFact]
    public async Task A_call_of_a_step_that_ended_in_the_same_turn_is_not_made()
    {
        const string Call = """ "Call": { "type": "Http", "inputs": { "method": "POST", "uri": "https://partner.example/x" } LIMIT } """;
        var stopped = await It.StartAsync(await It.PublishAsync($$"""{ {{Call.Replace("LIMIT", "")}}, "Stop": { "type": "Terminate", "inputs": { "runStatus": "Cancelled" } } }"""));
        var wrong = await It.StartAsync(await It.PublishAsync($$"""{ "Soon": { "type": "Compose", "inputs": "soon" }, {{Call.Replace("LIMIT", """, "limit": { "timeout": "@{outputs('Soon')}" }, "runAfter": { "Soon": ["Succeeded"] }""")}} }"""));

        (await It.ItemsAsync()).ShouldNotContain(i => i.Kind == WorkKind.Call && (i.RunId == stopped || i.RunId == wrong));
        (await It.JournalAsync(wrong)).ShouldContain(e => e.Path == "Call" && e.Fault != null && e.Fault.Code == "InvalidTimeout");
    }

    [ContractFact]
    public async Task Of_two_answers_in_one_turn_the_first_counts_for_everyone()
    {
        var version = await It.PublishAsync("""
            { "First": { "type": "Response", "inputs": { "body": "first" } }, "Second": { "type": "Response", "inputs": { "body": "second" }, "runAfter": { "First": ["Succeeded"] } } }
            """);

        (await It.Engine.StartAsync(new(version, null, "manual", CampaignTracker.Workflows.Language.Values.Value.Null), default)).Response!.Get("body")!.AsText().ShouldBe("first");
    }
}
