using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>What the engine promises, on every database.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of it.")]
public abstract partial class EngineContract(TestDatabase database) : IAsyncLifetime
{
    protected const string WaitForIt = """
        { "Wait_for_it": { "type": "Campaign.WaitForEvent", "inputs": { "event": "it.happened", "title": "It" } },
          "After": { "type": "Compose", "inputs": "@outputs('Wait_for_it')?['payload']?['n']", "runAfter": { "Wait_for_it": ["Succeeded"] } } }
        """;

    protected const string OneDay = """{ "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } }""";

    private EngineUnderTest _engine = null!;

    protected EngineUnderTest It => _engine;

    protected TestDatabase Database => database;

    public Task InitializeAsync()
    {
        _engine = new EngineUnderTest(database);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _engine.DisposeAsync();

    protected CampaignId NewCampaign() => new(database.Ids.Next());

    [ContractFact]
    public async Task A_flow_without_waits_ends_in_the_commit_that_starts_it()
    {
        var run = await It.StartAsync(await It.PublishAsync("""{ "A": { "type": "Compose", "inputs": "@triggerBody()" } }"""), body: """{"n":1}""");

        var row = await It.RunAsync(run);
        row.Status.ShouldBe(RunStatus.Succeeded);
        row.Turn.ShouldBe(1);
        row.EndedAt.ShouldBe(It.Time.Now);
        (await It.JournalAsync(run)).Single(e => e.Path == "A").Outputs!.ToString().ShouldBe("""{"n":1}""");
    }

    [ContractFact]
    public async Task A_waiting_run_shows_what_it_waits_for_and_leaves_nothing_when_it_has_ended()
    {
        var campaign = NewCampaign();
        var run = await It.StartAsync(await It.PublishAsync(WaitForIt, campaign));
        (await It.WaitsAsync(run)).Single().Title.ShouldBe("It");
        (await It.SubscriptionsAsync()).Count(s => s.RunId == run).ShouldBe(1);

        await It.Engine.RaiseAsync(campaign, "it.happened", ValueJson.Parse("""{"n":7}"""), default);

        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.ToString().ShouldBe("7");
        (await It.WaitsAsync(run)).ShouldBeEmpty();
        (await It.SubscriptionsAsync()).ShouldNotContain(s => s.RunId == run);
    }

    [ContractFact]
    public async Task A_stored_event_wakes_only_its_own_campaign()
    {
        var (here, there) = (NewCampaign(), NewCampaign());
        var version = await It.PublishAsync(WaitForIt);
        var woken = await It.StartAsync(version, here);
        var asleep = await It.StartAsync(version, there);

        await It.HappenAsync(here, "it.happened");
        await It.HappenAsync(there, "something.else");
        await It.Engine.CatchUpAsync(default);

        (await It.RunAsync(woken)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.RunAsync(asleep)).Status.ShouldBe(RunStatus.Running);
    }

    [ContractFact]
    public async Task An_event_that_wakes_more_runs_than_a_batch_wakes_every_one()
    {
        var campaign = NewCampaign();
        var version = await It.PublishAsync(WaitForIt);
        var runs = await Task.WhenAll(Enumerable.Range(0, 450).Select(_ => It.StartAsync(version, campaign)));

        await It.HappenAsync(campaign, "it.happened");
        await It.Engine.CatchUpAsync(default);

        var ended = await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>()
            .Count(r => r.CampaignId == campaign && r.Status == RunStatus.Succeeded)));
        ended.ShouldBe(runs.Length);
        (await It.ItemsAsync()).ShouldNotContain(i => runs.Contains(i.RunId!.Value));
    }

    [ContractFact]
    public async Task A_timer_fires_when_it_is_due_and_not_before()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        It.Time.Now += TimeSpan.FromDays(1) - TimeSpan.FromTicks(1);
        await It.Engine.CatchUpAsync(default);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Running);
        var due = It.Time.Now + TimeSpan.FromTicks(1);
        (await It.Engine.NextDueAsync(default)).ShouldBe(due);

        It.Time.Now += TimeSpan.FromTicks(1);
        await It.Engine.CatchUpAsync(default);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await It.Engine.NextDueAsync(default)).ShouldNotBe(due, "whatever other runs of this database wait for");
    }

    [ContractFact]
    public async Task Timers_missed_for_a_week_fire_once_each_in_due_order()
    {
        var run = await It.StartAsync(await It.PublishAsync("""
            { "Late": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Day" } } },
              "Early": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } },
              "Middle": { "type": "Wait", "inputs": { "interval": { "count": 2, "unit": "Day" } } } }
            """));
        It.Time.Now += TimeSpan.FromDays(7);
        await It.Engine.CatchUpAsync(default);

        var ended = (await It.JournalAsync(run)).Where(e => e.Kind == JournalKind.StepEnded).Select(e => e.Path);
        ended.ShouldBe(["Early", "Middle", "Late"]);
        var late = (await It.JournalAsync(run)).Where(e => e.Outputs?.Get("late") is BooleanValue { Value: true }).ToList();
        late.Select(e => e.Path).ShouldBe(["Early", "Middle", "Late"], "each is marked, with when it was due");
        late.Select(e => e.Outputs!.Get("dueAt")!.AsText()![..10]).ShouldBeInOrder();
    }

    [ContractFact]
    public async Task The_same_start_key_starts_one_run()
    {
        var version = await It.PublishAsync(OneDay);
        var key = "button-" + version;
        var first = await It.StartAsync(version, key: key);
        var again = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => It.StartAsync(version, key: key)));

        again.ShouldAllBe(r => r == first);
        (await It.ReadAsync(c => Task.FromResult(c.Set<CampaignTracker.Persistence.Engine.RunRow>().Count(r => r.FlowVersionId == version)))).ShouldBe(1);
    }

    [ContractFact]
    public async Task An_input_delivered_twice_counts_once()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        var pause = new RunInput.Pause(new("Priya", "holiday"));
        (await It.Engine.SubmitAsync(run, pause, "k", default)).Applied.ShouldBeTrue();
        (await It.Engine.SubmitAsync(run, pause, "k", default)).Applied.ShouldBeFalse();

        (await It.JournalAsync(run)).Count(e => e.Kind == JournalKind.PersonActed).ShouldBe(1);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Paused);
    }

    [ContractFact]
    public async Task What_falls_due_while_a_run_is_paused_is_taken_up_when_it_goes_on()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        await It.Engine.SubmitAsync(run, new RunInput.Pause(new("Priya")), null, default);
        It.Time.Now += TimeSpan.FromDays(2);
        await It.Engine.CatchUpAsync(default);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Paused);

        await It.Engine.SubmitAsync(run, new RunInput.GoOn(new("Priya")), null, default);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_paused_run_does_not_grow_with_what_happens_and_goes_on_with_what_it_waited_for()
    {
        var campaign = NewCampaign();
        var run = await It.StartAsync(await It.PublishAsync(WaitForIt, campaign), campaign);
        await It.Engine.SubmitAsync(run, new RunInput.Pause(new("Priya")), null, default);
        await It.Engine.RaiseAsync(campaign, "it.happened", ValueJson.Parse("""{"n":1}"""), default);
        var size = (await It.RunAsync(run)).State!.Length;
        for (var n = 2; n < 100; n++)
        {
            await It.Engine.RaiseAsync(campaign, "it.happened", ValueJson.Parse($$"""{"n":{{n}}}"""), default);
        }

        ((await It.RunAsync(run)).State!.Length - size).ShouldBeLessThan(10);
        await It.Engine.SubmitAsync(run, new RunInput.GoOn(new("Priya")), null, default);
        (await It.JournalAsync(run)).Single(e => e.Path == "After").Outputs!.ToString().ShouldBe("1");
    }

    [ContractFact]
    public async Task An_unknown_run_is_refused_and_others_of_the_batch_are_not_hurt()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        var unknown = It.Engine.SubmitAsync(Guid.Parse("00000000-0000-7000-8000-000000000001"), new RunInput.Cancel(new("Priya")), null, default);
        var known = It.Engine.SubmitAsync(run, new RunInput.Cancel(new("Priya")), null, default);

        await Should.ThrowAsync<Workflows.Runtime.UnknownRunException>(unknown);
        (await known).Status.ShouldBe(RunStatus.Cancelled);
        (await It.ItemsAsync()).ShouldNotContain(i => i.RunId == run);
    }

    [ContractFact]
    public async Task A_run_saved_by_somebody_else_in_between_is_not_overwritten()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        await using var turn = await It.Store.BeginAsync(default);
        var stored = (await turn.LockRunsAsync([run], default))[run];
        var writes = new TurnWrites();
        writes.Runs.Add(new(stored with { Turn = stored.Turn + 2 }, false, null, null, null));

        await Should.ThrowAsync<Workflows.Runtime.RunChangedException>(turn.WriteAsync(writes, default));
    }

    [ContractFact]
    public async Task A_turn_that_is_not_committed_leaves_nothing()
    {
        var version = await It.PublishAsync(OneDay);
        await using (var turn = await It.Store.BeginAsync(default))
        {
            var writes = new TurnWrites();
            writes.Keys.Add(new("never", version, It.Time.Now));
            await turn.WriteAsync(writes, default);
        }

        await using var later = await It.Store.BeginAsync(default);
        (await later.FindKeysAsync(["never"], default)).ShouldBeEmpty();
    }
}

public sealed class SqliteEngineTests(SqliteTestDatabase database) : EngineContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresEngineTests(PostgresTestDatabase database) : EngineContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerEngineTests(SqlServerTestDatabase database) : EngineContract(database), IClassFixture<SqlServerTestDatabase>;
