using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Actor = CampaignTracker.Workflows.Execution.Actor;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>What becomes of a stage's visits when its steps fail, take too long, are tried again or gone back to: on every database.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of it.")]
public abstract class StageVisitContract(TestDatabase database) : IAsyncLifetime
{
    private static readonly Actor Anna = new("Anna Field", "It was put right.");

    private EngineUnderTest _it = null!;
    private RunEngine _engine = null!;
    private CampaignId _campaign;

    public async Task InitializeAsync()
    {
        _it = new EngineUnderTest(database);
        _engine = _it.NewEngine(_it.Store, _it.Options, new EngineHandlers(ChangeHandlers.All, [], []));
        _campaign = new(database.Ids.Next());
        await using var context = database.NewContext();
        var outline = new CampaignOutline("Legal aid", "An ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        context.Add(Campaign.Start(_campaign, $"legal-aid-{_campaign.Value:N}", outline, new DateOnly(2026, 1, 1), new Stamp(Origin.Import("test"), _it.Time.Now)));
        await context.SaveChangesAsync();
    }

    public async Task DisposeAsync()
    {
        _engine.Dispose();
        await _it.DisposeAsync();
    }

    [ContractFact]
    public async Task A_failed_stage_is_tried_again_and_succeeds_as_a_second_visit()
    {
        var run = await StartAsync(Failing);
        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Failed);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed]);

        await SubmitAsync(run, new RunInput.Retry(await InstanceAsync(run, "Gather/Late/Stance"), Anna), days: 3);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed, null]);
        await PassAsync(1);

        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed, StageEnding.Succeeded]);
    }

    [ContractFact]
    public async Task A_failed_stage_itself_is_tried_again_from_its_beginning()
    {
        var run = await StartAsync(Failing);
        await SubmitAsync(run, new RunInput.Retry(await InstanceAsync(run, "Gather"), Anna), days: 3);
        await PassAsync(1);

        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed, StageEnding.Succeeded]);
    }

    [ContractFact]
    public async Task A_failed_stage_is_gone_back_to_as_a_second_visit()
    {
        var run = await StartAsync(Failing);
        await SubmitAsync(run, new RunInput.GoBack("Gather", Anna), days: 3);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed, null]);
        await SubmitAsync(run, new RunInput.GoBack("Gather", Anna), days: 0);
        await PassAsync(1);

        (await VisitsAsync()).ShouldBe([StageEnding.Failed, StageEnding.Cancelled, StageEnding.Succeeded]);
    }

    [ContractFact]
    public async Task A_stage_whose_time_is_up_is_left_and_its_handler_goes_on()
    {
        var run = await StartAsync("""
            { "Gather": { "type": "Campaign.Stage", "limit": { "timeout": "P1D" }, "inputs": { "key": "evidence", "title": "Evidence" },
                "actions": { "Rest": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } } },
              "Handled": { "type": "Compose", "inputs": "late", "runAfter": { "Gather": ["TimedOut"] } } }
            """);
        await PassAsync(1);

        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await VisitsAsync()).ShouldBe([StageEnding.TimedOut]);
        (await StageAsync()).Status.ShouldBe(StageStatus.Stopped);
    }

    [ContractFact]
    public async Task A_stage_whose_failure_is_handled_does_not_stay_open()
    {
        var run = await StartAsync("""
            { "Gather": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "actions": { "F": { "type": "Compose", "inputs": "@div(1, 0)" } } },
              "Handled": { "type": "Compose", "inputs": "seen", "runAfter": { "Gather": ["Failed"] } } }
            """);

        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await VisitsAsync()).ShouldBe([StageEnding.Failed]);
    }

    [ContractFact]
    public async Task A_run_whose_failed_stage_was_kept_open_by_an_earlier_version_is_not_stuck()
    {
        var run = await StartAsync(Failing);
        await using (var context = database.NewContext())
        {
            var visits = context.Set<StageVisit>().Where(v => EF.Property<CampaignId>(v, "CampaignId") == _campaign);
            await visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.LeftAt, (DateTimeOffset?)null).SetProperty(v => v.Ending, (StageEnding?)null));
        }

        await SubmitAsync(run, new RunInput.Retry(await InstanceAsync(run, "Gather/Late/Stance"), Anna), days: 3);
        await PassAsync(1);

        (await _it.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        (await VisitsAsync()).ShouldBe([StageEnding.Cancelled, StageEnding.Succeeded]);
    }

    /// <summary>Fails on the first two days, because its deadline has not come.</summary>
    private string Failing => $$"""
        { "Gather": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "actions": {
            "Late": { "type": "Scope", "actions": {
              "Stance": { "type": "Compose", "inputs": "@div(10, if(greater(utcNow(), '{{_it.Time.Now.AddDays(2):yyyy-MM-dd}}'), 5, 0))" },
              "Rest": { "type": "Wait", "runAfter": { "Stance": ["Succeeded"] }, "inputs": { "interval": { "count": 1, "unit": "Day" } } } } } } } }
        """;

    private async Task<Guid> StartAsync(string actions)
    {
        var version = await _it.PublishAsync(actions, _campaign);
        return (await _engine.StartAsync(new(version, _campaign, "manual", Workflows.Language.Values.ObjectValue.Empty, null), default)).Run;
    }

    private async Task SubmitAsync(Guid run, RunInput input, int days)
    {
        _it.Time.Now += TimeSpan.FromDays(days);
        await _engine.SubmitAsync(run, input, null, default);
    }

    private async Task PassAsync(int days)
    {
        _it.Time.Now += TimeSpan.FromDays(days);
        await _engine.CatchUpAsync(default);
    }

    private async Task<long> InstanceAsync(Guid run, string path) =>
        (await _it.JournalAsync(run)).Last(e => e.Path == path && e.Kind == JournalKind.StepEnded).Instance;

    private async Task<Stage> StageAsync()
    {
        await using var context = database.NewContext();
        return (await context.Campaigns.SingleAsync(c => c.Id == _campaign)).FindStage("evidence")!;
    }

    private async Task<IEnumerable<StageEnding?>> VisitsAsync() => (await StageAsync()).Visits.OrderBy(v => v.Number).Select(v => v.Ending);
}

public sealed class SqliteStageVisitTests(SqliteTestDatabase database) : StageVisitContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresStageVisitTests(PostgresTestDatabase database) : StageVisitContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerStageVisitTests(SqlServerTestDatabase database) : StageVisitContract(database), IClassFixture<SqlServerTestDatabase>;
