using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Outbox;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using CampaignTracker.Workflows.Scheduling.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CampaignTracker.Persistence.Tests.Runs;

/// <summary>An engine over a test database, with a clock that the test moves, and short ways to ask what became of a run.</summary>
public sealed class EngineUnderTest : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly List<IAsyncDisposable> _stores = [];

    public EngineUnderTest(TestDatabase database, SettableTime? time = null, EngineOptions? options = null, EngineHandlers? handlers = null)
    {
        _database = database;
        Time = time ?? new SettableTime();
        Store = NewStore();
        Options = options ?? new EngineOptions { Node = "one" };
        Engine = NewEngine(Store, Options, handlers);
    }

    public SettableTime Time { get; }

    public EngineOptions Options { get; }

    public IFlowStore Store { get; }

    public RunEngine Engine { get; }

    public IDbContextFactory<TrackerDbContext> Contexts => new ContextsOf(_database);

    public FlowLibrary Library => LibraryWith(null);

    public RunMoves Moves => MovesOver(Engine);

    public RunRepeats Repeats => new(Engine, Engine.Programs, new MoveStore(Contexts), Library);

    /// <summary>Moves through something that stands before the engine.</summary>
    public RunMoves MovesOver(IRuns runs) => new(runs, Engine.Programs, new MoveStore(Contexts), Time, NullLogger<RunMoves>.Instance);

    public FlowLibrary LibraryWith(IRecurringJobs? jobs) => new(Contexts, _database.Ids, Time, jobs);

    public IFlowStore NewStore()
    {
        var store = FlowStores.Over(_database.Database, Time, NullLogger<IFlowStore>.Instance);
        if (store is IAsyncDisposable disposable)
        {
            _stores.Add(disposable);
        }

        return store;
    }

    /// <summary>A further node on the same database, or one with handlers.</summary>
    public RunEngine NewEngine(IFlowStore store, EngineOptions options, EngineHandlers? handlers = null) => new(
        store,
        new CampaignDesk(_database.Database, _database.Ids, options, []),
        handlers ?? EngineHandlers.None,
        _database.Ids,
        Time,
        options,
        NullLogger<RunEngine>.Instance);

    public async Task<Guid> PublishAsync(string actions, CampaignId? campaign = null, string? triggers = null, string? name = null)
    {
        triggers ??= """{ "manual": { "type": "Request", "kind": "Button" } }""";
        var json = $$"""{ "triggers": {{triggers}}, "actions": {{actions}} }""";
        return (await Library.PublishAsync(new(name ?? "flow " + _database.Ids.Next(), campaign, json, "A tester", ""), default)).VersionId;
    }

    public async Task<Guid> StartAsync(Guid version, CampaignId? campaign = null, string? key = null, string body = "{}") =>
        (await Engine.StartAsync(new(version, campaign, "manual", ObjectValue.Of(("body", ValueJson.Parse(body))), key), default)).Run;

    public async Task<RunRow> RunAsync(Guid run) => await ReadAsync(c => c.Set<RunRow>().SingleAsync(r => r.Id == run));

    public Task<List<WaitRow>> WaitsAsync(Guid run) => ReadAsync(c => c.Set<WaitRow>().Where(w => w.RunId == run).OrderBy(w => w.Instance).ToListAsync());

    public Task<List<WorkItemRow>> ItemsAsync() => ReadAsync(c => c.Set<WorkItemRow>().OrderBy(w => w.ReadyAt).ToListAsync());

    public Task<List<SubscriptionRow>> SubscriptionsAsync() => ReadAsync(c => c.Set<SubscriptionRow>().ToListAsync());

    public Task<List<TriggerHistoryRow>> TriggerHistoryAsync() => ReadAsync(c => c.Set<TriggerHistoryRow>().OrderBy(t => t.At).ToListAsync());

    public async Task<List<JournalEntry>> JournalAsync(Guid run)
    {
        var rows = await ReadAsync(c => c.Set<RunJournalRow>().Where(j => j.RunId == run).OrderBy(j => j.Turn).ThenBy(j => j.Part).ToListAsync());
        return [.. rows.SelectMany(j => JournalJson.Read(j.Entries))];
    }

    /// <summary>As a page's save does it: the event stands in the outbox, nobody has been told.</summary>
    public async Task HappenAsync(CampaignId campaign, string name, string payload = "{}")
    {
        await using var context = _database.NewContext();
        context.Add(new OutboxMessage { Id = _database.Ids.Next(), CampaignId = campaign, Name = name, OccurredAt = Time.Now, Position = 0, Payload = payload });
        await context.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<TrackerDbContext, Task<T>> query)
    {
        await using var context = _database.NewContext();
        return await query(context);
    }

    public async ValueTask DisposeAsync()
    {
        Engine.Dispose();
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
        }
    }

    private sealed class ContextsOf(TestDatabase database) : IDbContextFactory<TrackerDbContext>
    {
        public TrackerDbContext CreateDbContext() => database.NewContext();
    }
}
