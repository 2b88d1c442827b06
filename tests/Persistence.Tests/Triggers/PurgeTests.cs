using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Housekeeping;
using CampaignTracker.Persistence.Outbox;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Tests.Triggers;

public sealed class PurgeTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly SqliteTestDatabase _database = new();
    private EngineUnderTest _it = null!;

    public async Task InitializeAsync()
    {
        await _database.InitializeAsync();
        _it = new EngineUnderTest(_database);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _it.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_journal_goes_when_its_run_ended_longer_ago_than_the_policy_says()
    {
        var quick = await _it.PublishAsync("""{ "Note": { "type": "Compose", "inputs": 1 } }""");
        var ended = await _it.StartAsync(quick, key: "long ago");
        var alive = await _it.StartAsync(await _it.PublishAsync("""{ "Gone_on": { "type": "Wait", "inputs": { "until": { "timestamp": "2099-01-01T00:00:00Z" } } } }"""));
        _it.Time.Now = _it.Time.Now.AddYears(9);
        (await PurgeAsync()).Journal.ShouldBe(0);

        _it.Time.Now = _it.Time.Now.AddYears(2);
        var recent = await _it.StartAsync(quick);
        var purged = await PurgeAsync();
        purged.Journal.ShouldBe(1);
        purged.Keys.ShouldBe(0);
        (await _it.JournalAsync(ended)).ShouldBeEmpty();
        (await _it.JournalAsync(alive)).ShouldNotBeEmpty();
        (await _it.JournalAsync(recent)).ShouldNotBeEmpty();
        (await _it.RunAsync(ended)).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_answer_of_a_secured_response_is_kept_as_long_as_its_journal_and_goes_with_it()
    {
        var run = await _it.StartAsync(await _it.PublishAsync("""{ "A": { "type": "Response", "inputs": { "body": "s3cr3t" }, "runtimeConfiguration": { "secureData": { "properties": ["inputs", "outputs"] } } } }"""));
        await PurgeAsync();
        (await AnswersAsync()).Single().ShouldContain("s3cr3t");
        (await _it.JournalAsync(run)).ShouldAllBe(e => e.Outputs == null || !e.Outputs.ToString()!.Contains("s3cr3t"));

        _it.Time.Now = _it.Time.Now.AddYears(11);
        await PurgeAsync();
        (await AnswersAsync()).ShouldBeEmpty();

        Task<List<string>> AnswersAsync() => _it.ReadAsync(async c => (await c.Set<ContentRow>().Where(r => r.Hash == RunContents.AnswerOf(run)).ToListAsync()).ConvertAll(r => System.Text.Encoding.UTF8.GetString(r.Bytes)));
    }

    [Fact]
    public async Task Dispatched_events_and_trigger_history_go_after_their_time_and_waiting_events_stay()
    {
        var campaign = new CampaignId(_database.Ids.Next());
        await _it.HappenAsync(campaign, "was.dispatched");
        await _it.Engine.CatchUpAsync(default);
        var version = await _it.PublishAsync("""{ "Note": { "type": "Compose", "inputs": 1 } }""");
        await new TriggerDoor(_it.Engine).FireAsync(new(version, "manual", ObjectValue.Of(("body", Value.Null)), null), default);
        await _it.HappenAsync(campaign, "not.yet");

        _it.Time.Now = _it.Time.Now.AddDays(91);
        (await PurgeAsync()).ShouldBe(new Purged(0, 0, 1, 0, 0));
        _it.Time.Now = _it.Time.Now.AddYears(2);
        (await PurgeAsync()).ShouldBe(new Purged(0, 0, 0, 1, 0));
        (await _it.ReadAsync(c => c.Set<OutboxMessage>().SingleAsync())).Name.ShouldBe("not.yet");
    }

    [Fact]
    public async Task More_than_one_batch_is_taken_in_one_night()
    {
        await _it.ReadAsync(async context =>
        {
            context.AddRange(Enumerable.Range(0, 1_200).Select(i => new TriggerHistoryRow
            {
                Id = _database.Ids.Next(),
                FlowId = Guid.Empty,
                Trigger = "often",
                At = _it.Time.Now.AddYears(-3),
                Reason = "",
            }));
            return await context.SaveChangesAsync();
        });
        (await PurgeAsync()).TriggerHistory.ShouldBe(1_200);
    }

    [Theory]
    [InlineData("P10Y", true)]
    [InlineData("P1D", true)]
    [InlineData("PT36H", true)]
    [InlineData("PT1H", false)]
    [InlineData("-P10Y", false)]
    [InlineData("ten years", false)]
    public void A_retention_that_is_not_a_day_or_more_stops_the_start(string journal, bool fine)
    {
        var result = new RetentionOptionsCheck().Validate(null, new RetentionOptions { Journal = journal });
        result.Succeeded.ShouldBe(fine);
        (fine || result.FailureMessage!.Contains("Retention:Journal", StringComparison.Ordinal)).ShouldBeTrue();
    }

    private Task<Purged> PurgeAsync() => new Purge(new Contexts(_database), Options.Create(new RetentionOptions()), _it.Time).RunAsync(default);
}
