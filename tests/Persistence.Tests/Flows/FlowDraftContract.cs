using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Stores.Flows;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Persistence.Tests.Runs;
using CampaignTracker.Persistence.Tests.Triggers;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Flows;

/// <summary>What drafts promise, on every database: nothing typed is lost, and one draft becomes one version.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "IAsyncLifetime disposes of it.")]
public abstract class FlowDraftContract(TestDatabase database) : IAsyncLifetime
{
    private EngineUnderTest _it = null!;
    private FlowDrafts _drafts = null!;
    private Guid _flow;

    public async Task InitializeAsync()
    {
        _it = new EngineUnderTest(database);
        _drafts = new FlowDrafts(new Contexts(database), _it.Time);
        var version = await _it.PublishAsync("""{ "A": { "type": "Compose", "inputs": 1 } }""");
        _flow = await _it.ReadAsync(c => c.Set<FlowVersionRow>().Where(v => v.Id == version).Select(v => v.FlowId).SingleAsync());
    }

    public async Task DisposeAsync() => await _it.DisposeAsync();

    [ContractFact]
    public async Task What_was_typed_is_kept_also_where_it_is_no_flow_at_all()
    {
        (await _drafts.FindAsync(_flow, default)).ShouldBeNull();
        var saved = await SaveAsync("not even { JSON", note: "half a thought");

        saved.Saved.ShouldBeTrue();
        var draft = await _drafts.FindAsync(_flow, default);
        draft.ShouldBe(new FlowDraft(_flow, draft!.Id, 1, "not even { JSON", 1, "Anna Field", "half a thought", _it.Time.Now));
    }

    [ContractFact]
    public async Task Of_two_who_save_the_same_draft_the_second_overwrites_nothing()
    {
        var first = (await SaveAsync("first")).Draft;
        (await SaveAsync("second", first)).Draft!.Revision.ShouldBe(2);
        var late = await SaveAsync("late", first);
        var alsoNew = await SaveAsync("also new");

        late.Saved.ShouldBeFalse();
        alsoNew.Saved.ShouldBeFalse();
        alsoNew.Draft!.Definition.ShouldBe("second");
    }

    [ContractFact]
    public async Task A_published_draft_is_the_next_version_with_its_author_and_note_and_the_draft_is_gone()
    {
        var draft = (await SaveAsync(Definition(2))).Draft!;
        var published = await PublishAsync(draft, "The figure was corrected.");

        published.Published!.Number.ShouldBe(2);
        var row = await VersionAsync(2);
        (row.Id, row.Author, row.Note, row.Definition).ShouldBe((published.Published.VersionId, "Jo Penn", "The figure was corrected.", Definition(2)));
        (await _drafts.FindAsync(_flow, default)).ShouldBeNull();
        (await _it.ReadAsync(c => c.Set<FlowRow>().SingleAsync(f => f.Id == _flow))).LatestVersionId.ShouldBe(row.Id);
    }

    [ContractFact]
    public async Task Publishing_twice_at_once_publishes_one_version()
    {
        var draft = (await SaveAsync(Definition(2))).Draft!;
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PublishAsync(draft, "Once."))));
        var again = await PublishAsync(draft, "Once more.");

        (await _drafts.SaveAsync(new(_flow, draft.Id, 0, Definition(2), 1, "Anna Field", ""), default)).ShouldBe(new DraftSaved(null, false), "the form that began it, sent again");
        all.Append(again).Select(p => p.Published?.VersionId).Distinct().ShouldHaveSingleItem().ShouldBe(draft.Id);
        (await VersionsAsync()).ShouldBe([1, 2]);
    }

    [ContractFact]
    public async Task A_second_click_tells_the_scheduler_what_the_first_could_not()
    {
        var jobs = new RecordingJobs { IsAway = true };
        _drafts = new FlowDrafts(new Contexts(database), _it.Time, jobs);
        var draft = (await SaveAsync("""{ "triggers": { "Daily": { "type": "Recurrence", "recurrence": { "frequency": "Day", "interval": 1 } } }, "actions": {} }""")).Draft!;
        await Should.ThrowAsync<IOException>(PublishAsync(draft, "Every day."));

        jobs.IsAway = false;
        (await PublishAsync(draft, "Every day.")).Published!.Number.ShouldBe(2);
        jobs.Names.ShouldHaveSingleItem().ShouldEndWith("/ Daily");
    }

    [ContractFact]
    public async Task A_draft_with_errors_is_refused_with_every_one_and_its_place_and_stays()
    {
        var draft = (await SaveAsync("""
            { "triggers": {}, "actions": {
              "Gate": { "type": "Campaign.Gate", "inputs": { "title": "No condition" } },
              "Late": { "type": "Compose", "inputs": "@nosuch(1)", "runAfter": { "Nowhere": ["Succeeded"] } } } }
            """)).Draft!;
        var refused = await PublishAsync(draft, "It has faults.");

        refused.Refusal.ShouldBe(DraftRefusal.Faulty);
        refused.Faults.Count.ShouldBeGreaterThanOrEqualTo(2);
        refused.Faults.ShouldAllBe(f => f.Path.Length > 0);
        refused.Faults.ShouldContain(f => f.Path.Contains("Late", StringComparison.Ordinal));
        (await _drafts.FindAsync(_flow, default)).ShouldBe(draft);
        (await VersionsAsync()).ShouldBe([1]);
    }

    [ContractFact]
    public async Task A_draft_that_somebody_elses_version_overtook_is_kept_and_can_be_published_once_it_takes_it_into_account()
    {
        var draft = (await SaveAsync(Definition(2))).Draft!;
        var name = await _it.ReadAsync(c => c.Set<FlowRow>().Where(f => f.Id == _flow).Select(f => f.Name).SingleAsync());
        await _it.Library.PublishAsync(new(name, null, Definition(3), "Somebody else", "Meanwhile."), default);

        (await PublishAsync(draft, "Mine.")).Refusal.ShouldBe(DraftRefusal.Outdated);
        (await _drafts.RebaseAsync(new(_flow, draft.Id, draft.Revision, 3), default)).ShouldBe(new DraftSaved(draft, false), "nobody has seen a version 3");
        var rebased = (await _drafts.RebaseAsync(new(_flow, draft.Id, draft.Revision, 2), default)).Draft!;
        rebased.BasedOn.ShouldBe(2);
        rebased.Definition.ShouldBe(Definition(2));
        (await PublishAsync(rebased, "Mine, after theirs.")).Published!.Number.ShouldBe(3);
    }

    [ContractFact]
    public async Task A_text_kept_over_somebody_elses_is_based_on_what_its_own_author_had_before_them()
    {
        var theirs = (await SaveAsync(Definition(2))).Draft!;
        var name = await _it.ReadAsync(c => c.Set<FlowRow>().Where(f => f.Id == _flow).Select(f => f.Name).SingleAsync());
        await _it.Library.PublishAsync(new(name, null, Definition(3), "Somebody else", "Meanwhile."), default);
        var aware = (await _drafts.RebaseAsync(new(_flow, theirs.Id, theirs.Revision, 2), default)).Draft!;

        var mine = (await _drafts.SaveAsync(new(_flow, aware.Id, aware.Revision, Definition(4), 1, "Me", "Mine."), default)).Draft!;

        mine.BasedOn.ShouldBe(1);
        (await PublishAsync(mine, "Mine.")).Refusal.ShouldBe(DraftRefusal.Outdated);
    }

    [ContractFact]
    public async Task A_draft_is_not_published_without_a_note_nor_after_somebody_changed_it_nor_where_it_changes_nothing()
    {
        var draft = (await SaveAsync(Definition(2))).Draft!;
        (await PublishAsync(draft, "  ")).Refusal.ShouldBe(DraftRefusal.NoteMissing);

        var same = (await SaveAsync((await VersionAsync(1)).Definition, draft)).Draft!;
        (await PublishAsync(draft, "What I looked at.")).Refusal.ShouldBe(DraftRefusal.Changed);
        (await PublishAsync(same, "The same again.")).Refusal.ShouldBe(DraftRefusal.Same);
        (await _drafts.DiscardAsync(_flow, draft.Id, 1, default)).ShouldBeFalse("somebody saved it since");
        (await _drafts.DiscardAsync(_flow, draft.Id, 2, default)).ShouldBeTrue();
        (await PublishAsync(same, "Given up.")).Refusal.ShouldBe(DraftRefusal.Gone);
        (await VersionsAsync()).ShouldBe([1]);
    }

    [ContractFact]
    public async Task A_page_of_a_draft_given_up_changes_nothing_of_the_one_begun_after_it()
    {
        var old = (await SaveAsync(Definition(2))).Draft!;
        (await _drafts.DiscardAsync(_flow, old.Id, old.Revision, default)).ShouldBeTrue();
        var now = (await SaveAsync(Definition(3))).Draft!;
        now.Revision.ShouldBe(old.Revision, "so that only the id tells them apart");

        (await SaveAsync(Definition(4), old)).ShouldBe(new DraftSaved(now, false));
        (await _drafts.RebaseAsync(new(_flow, old.Id, old.Revision, 1), default)).ShouldBe(new DraftSaved(now, false));
        (await _drafts.DiscardAsync(_flow, old.Id, old.Revision, default)).ShouldBeFalse();
        (await PublishAsync(old, "The one given up.")).Refusal.ShouldBe(DraftRefusal.Gone);
        (await _drafts.FindAsync(_flow, default)).ShouldBe(now);
        (await VersionsAsync()).ShouldBe([1]);
    }

    [ContractFact]
    public async Task A_draft_published_by_somebody_else_is_not_taken_for_other_text()
    {
        var draft = (await SaveAsync(Definition(2))).Draft!;
        (await PublishAsync(draft, "Theirs.")).Published!.Number.ShouldBe(2);

        (await PublishAsync(draft with { Definition = Definition(3) }, "Mine.")).Refusal.ShouldBe(DraftRefusal.Gone);
        (await PublishAsync(draft, "Clicked twice.")).Published!.Number.ShouldBe(2);
    }

    private static string Definition(int value) =>
        $$"""{ "triggers": { "manual": { "type": "Request", "kind": "Button" } }, "actions": { "A": { "type": "Compose", "inputs": {{value}} } } }""";

    private Task<DraftSaved> SaveAsync(string definition, FlowDraft? over = null, string note = "") =>
        _drafts.SaveAsync(new(_flow, over?.Id ?? database.Ids.Next(), over?.Revision ?? 0, definition, 1, "Anna Field", note), default);

    private Task<DraftPublication> PublishAsync(FlowDraft draft, string note) =>
        _drafts.PublishAsync(new(_flow, draft.Id, draft.Revision, draft.Definition, "Jo Penn", note), default);

    private Task<FlowVersionRow> VersionAsync(int number) => _it.ReadAsync(c => c.Set<FlowVersionRow>().SingleAsync(v => v.FlowId == _flow && v.Number == number));

    private Task<List<int>> VersionsAsync() =>
        _it.ReadAsync(c => c.Set<FlowVersionRow>().Where(v => v.FlowId == _flow).OrderBy(v => v.Number).Select(v => v.Number).ToListAsync());
}

public sealed class SqliteFlowDraftTests(SqliteTestDatabase database) : FlowDraftContract(database), IClassFixture<SqliteTestDatabase>;

[NeedsServer(PostgresTestDatabase.Variable)]
public sealed class PostgresFlowDraftTests(PostgresTestDatabase database) : FlowDraftContract(database), IClassFixture<PostgresTestDatabase>;

[NeedsServer(SqlServerTestDatabase.Variable)]
public sealed class SqlServerFlowDraftTests(SqlServerTestDatabase database) : FlowDraftContract(database), IClassFixture<SqlServerTestDatabase>;
