using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignTracker.Persistence.Tests.Model;

/// <summary>A file that an earlier version of the product made is brought up to date and keeps what is in it.</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private static readonly Guid Flow = Guid.Parse("019a0000-0000-7000-8000-000000000001");
    private static readonly Guid Version = Guid.Parse("019a0000-0000-7000-8000-000000000002");
    private static readonly Guid Run = Guid.Parse("019a0000-0000-7000-8000-000000000003");

    private readonly OlderFile _file = new();

    public Task InitializeAsync() => _file.InitializeAsync();

    public Task DisposeAsync() => _file.DisposeAsync();

    [Fact]
    public async Task A_file_made_by_the_first_migration_keeps_its_rows_and_its_sleeping_run_goes_on()
    {
        await FillAsync();
        await using (var context = _file.NewContext())
        {
            (await context.Database.GetPendingMigrationsAsync()).ShouldNotBeEmpty();
            await context.Database.MigrateAsync();
            (await context.Database.GetPendingMigrationsAsync()).ShouldBeEmpty();
        }

        await using var it = new EngineUnderTest(_file);
        (await it.ReadAsync(c => c.Set<FlowRow>().SingleAsync())).Name.ShouldBe("An old flow");
        (await it.ReadAsync(c => c.Set<WaitRow>().SingleAsync())).WaitingFor.ShouldBe("a day to pass");
        it.Time.Now += TimeSpan.FromDays(1);
        await it.Engine.CatchUpAsync(default);
        (await it.RunAsync(Run)).Status.ShouldBe(RunStatus.Succeeded);
        (await it.JournalAsync(Run)).ShouldContain(e => e.Path == "Sleep" && e.Status == StepStatus.Succeeded);
    }

    // Written as text, not through the model: the model knows only the newest tables.
    private async Task FillAsync()
    {
        await using var context = _file.NewContext();
        var at = new SettableTime().Now;
        var state = $$$"""{"s":1,"t":1,"n":2,"at":{{{at.UtcTicks}}},"tn":"manual","to":{},"r":{"b":0,"s":"1","x":[0,{"i":1,"st":{{{at.UtcTicks}}},"w":1,"tm":[0,{{{at.AddDays(1).UtcTicks}}}]}]}}""";
        const string Definition = """{ "triggers": { "manual": { "type": "Request" } }, "actions": { "Sleep": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } } }""";
        await context.Database.ExecuteSqlAsync($"""INSERT INTO "Flows" ("Id","Name") VALUES ({Flow},'An old flow')""");
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO "FlowVersions" ("Id","FlowId","Number","Definition","Hash","Author","Note","PublishedAt")
            VALUES ({Version},{Flow},1,{Definition},'','Somebody','',{at.UtcTicks})
            """);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO "Runs" ("Id","FlowVersionId","Status","Turn","State","Trigger","StartedAt","ParentInstance","ParentAttempt")
            VALUES ({Run},{Version},'Running',1,{System.Text.Encoding.UTF8.GetBytes(state)},'manual',{at.UtcTicks},0,0)
            """);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO "Waits" ("RunId","Instance","Path","StepType","Title","WaitingFor","Since","MayAct")
            VALUES ({Run},1,'Sleep','Wait','Sleep','a day to pass',{at.UtcTicks},'[]')
            """);
        await context.Database.ExecuteSqlAsync($"""
            INSERT INTO "WorkItems" ("Id","Queue","Kind","RunId","Instance","Purpose","DueAt","ReadyAt","Attempt")
            VALUES ({Flow},0,0,{Run},1,'Due',{at.AddDays(1).UtcTicks},{at.AddDays(1).UtcTicks},0)
            """);
    }

    /// <summary>As the first migration left it.</summary>
    private sealed class OlderFile : TestDatabase
    {
        public override TrackerDatabase Database { get; } = new(
            DatabaseProvider.Sqlite, $"Data Source={Path.Combine(Path.GetTempPath(), $"tracker-{Guid.NewGuid():N}.db")};Pooling=False");

        public override async Task InitializeAsync()
        {
            await using var context = NewContext();
            await context.GetService<IMigrator>().MigrateAsync(context.Database.GetMigrations().First());
        }
    }
}
