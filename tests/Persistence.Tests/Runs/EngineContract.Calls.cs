using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Tests.Runs;

// Work that reaches outside: leases, keys, failures.
public abstract partial class EngineContract
{
    private const string CallsOut = """
        { "Call": { "type": "Http", "inputs": { "method": "POST", "uri": "https://example.org/hook" }, "retryPolicy": { "type": "none" } },
          "After": { "type": "Compose", "inputs": "@outputs('Call')", "runAfter": { "Call": ["Succeeded"] } } }
        """;

    private static readonly EngineOptions NoLease = new() { Node = "dead", Lease = TimeSpan.Zero };

    [ContractFact]
    public async Task A_call_is_performed_under_its_key_and_its_outcome_goes_to_the_step()
    {
        var http = new RecordingCall("Http", work => Outcome.Succeeded(ObjectValue.Of(("statusCode", Value.Of(200)))));
        using var engine = It.NewEngine(It.Store, It.Options, new([], [http], []));
        var run = (await engine.StartAsync(new(await It.PublishAsync(CallsOut), null, "manual", Value.Null), default)).Run;
        await engine.DrainAsync(default);

        http.Keys.ShouldBe([$"{run}/1/1"]);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.ToString().ShouldBe("""{"statusCode":200}""");
        (await It.ItemsAsync()).ShouldNotContain(i => i.RunId == run);
    }

    [ContractFact]
    public async Task A_lease_keeps_others_out_until_it_runs_out()
    {
        var run = await It.StartAsync(await It.PublishAsync(CallsOut));
        var first = (await It.Store.LeaseAsync("one", TimeSpan.FromHours(1), It.Time.Now, 100, default)).Where(i => i.Run == run).ToList();
        var second = (await It.Store.LeaseAsync("two", TimeSpan.FromHours(1), It.Time.Now, 100, default)).Where(i => i.Run == run).ToList();
        first.Count.ShouldBe(1);
        second.ShouldBeEmpty();
        (await It.Store.RenewAsync(first[0].Id, "one", TimeSpan.Zero, It.Time.Now, default)).ShouldBeTrue();
        (await It.Store.RenewAsync(first[0].Id, "two", TimeSpan.Zero, It.Time.Now, default)).ShouldBeFalse();

        (await It.Store.LeaseAsync("two", TimeSpan.Zero, It.Time.Now, 100, default)).ShouldContain(i => i.Run == run);
    }

    [ContractFact]
    public async Task A_call_that_a_dead_node_had_taken_is_performed_again_under_the_same_key()
    {
        var http = new RecordingCall("Http", work => Outcome.Succeeded(Value.Null));
        using var alive = It.NewEngine(It.NewStore(), It.Options, new([], [http], []));
        var run = await It.StartAsync(await It.PublishAsync(CallsOut));
        await It.Store.LeaseAsync(NoLease.Node, NoLease.Lease, It.Time.Now, 100, default);

        await alive.DrainAsync(default);

        http.Keys.ShouldContain($"{run}/1/1");
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task Of_two_nodes_that_perform_the_same_call_the_first_outcome_counts()
    {
        var released = new TaskCompletionSource();
        var slow = new RecordingCall("Http", work => Outcome.Succeeded(Value.Of("slow"))) { Before = released.Task };
        var fast = new RecordingCall("Http", work => Outcome.Succeeded(Value.Of("fast")));
        using var dead = It.NewEngine(It.Store, NoLease, new([], [slow], []));
        using var alive = It.NewEngine(It.NewStore(), It.Options, new([], [fast], []));
        var run = await It.StartAsync(await It.PublishAsync(CallsOut));

        var stuck = dead.DrainAsync(default);
        await alive.DrainAsync(default);
        released.SetResult();
        await stuck;

        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.AsText().ShouldBe("fast");
        (await It.JournalAsync(run)).Count(e => e.Path == "Call" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
    }

    [ContractFact]
    public async Task A_call_that_throws_is_tried_again_later_and_in_the_end_fails_its_step()
    {
        var http = new RecordingCall("Http", work => throw new IOException("the wire is cut"));
        using var engine = It.NewEngine(It.Store, It.Options, new([], [http], []));
        var run = (await engine.StartAsync(new(await It.PublishAsync(CallsOut), null, "manual", Value.Null), default)).Run;
        for (var i = 0; i < It.Options.Attempts; i++)
        {
            await engine.DrainAsync(default);
            It.Time.Now += TimeSpan.FromHours(1);
        }

        http.Keys.Count(k => k == $"{run}/1/1").ShouldBe(It.Options.Attempts);
        var row = await It.RunAsync(run);
        row.Status.ShouldBe(RunStatus.Failed);
        (await It.JournalAsync(run)).Single(e => e.Path == "Call" && e.Kind == JournalKind.StepEnded).Fault!.Message.ShouldContain("the wire is cut");
    }

    [ContractFact]
    public async Task A_cancelled_run_takes_back_the_calls_that_nobody_has_begun()
    {
        var run = await It.StartAsync(await It.PublishAsync(CallsOut));
        (await It.ItemsAsync()).ShouldContain(i => i.RunId == run && i.Kind == WorkKind.Call);

        await It.Engine.SubmitAsync(run, new RunInput.Cancel(new("Priya")), null, default);

        (await It.ItemsAsync()).ShouldNotContain(i => i.RunId == run);
    }

    private sealed class RecordingCall(string kind, Func<CallWork, Outcome> answer) : ICallHandler
    {
        public List<string> Keys { get; } = [];

        public Task Before { get; init; } = Task.CompletedTask;

        public string Kind => kind;

        public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
        {
            lock (Keys)
            {
                Keys.Add(work.Key);
            }

            await Before;
            return answer(work);
        }
    }
}
