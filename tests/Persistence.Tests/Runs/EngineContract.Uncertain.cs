using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Runs;

// A commit that was done while its answer was lost, and an end that stays where it was.
public abstract partial class EngineContract
{
    [ContractFact]
    public async Task A_start_with_a_key_whose_answer_was_lost_is_asked_for_again_and_found()
    {
        var version = await It.PublishAsync(OneDay);
        using var node = It.NewEngine(LostAnswer.Of(It.Store), It.Options);

        var result = await node.StartAsync(new StartRun(version, null, "manual", Workflows.Language.Values.Value.Null, $"key-{version}"), default);

        (await StartedAsync(version)).ShouldBe([result.Run]);
    }

    [ContractFact]
    public async Task A_start_without_a_key_whose_answer_was_lost_is_not_made_twice_and_who_asked_is_told()
    {
        var version = await It.PublishAsync(OneDay);
        using var node = It.NewEngine(LostAnswer.Of(It.Store), It.Options);

        var told = await Should.ThrowAsync<UncertainOutcomeException>(
            node.StartAsync(new StartRun(version, null, "manual", Workflows.Language.Values.Value.Null, null), default));

        told.Message.ShouldContain("look before you ask for it again");
        (await StartedAsync(version)).Count.ShouldBe(1);
    }

    [ContractFact]
    public async Task A_timer_whose_commit_lost_its_answer_fires_once()
    {
        var version = await It.PublishAsync(OneDay);
        var run = await It.StartAsync(version);
        using var node = It.NewEngine(LostAnswer.Of(It.Store), It.Options);
        It.Time.Now += TimeSpan.FromDays(1);

        await node.CatchUpAsync(default);

        (await It.JournalAsync(run)).Count(e => e.Kind == Workflows.Execution.JournalKind.RunEnded).ShouldBe(1);
    }

    [ContractFact]
    public async Task What_reaches_an_ended_run_does_not_change_when_it_ended()
    {
        var run = await It.StartAsync(await It.PublishAsync(OneDay));
        It.Time.Now += TimeSpan.FromDays(1);
        await It.Engine.CatchUpAsync(default);
        var ended = (await It.RunAsync(run)).EndedAt;
        ended.ShouldNotBeNull();

        It.Time.Now += TimeSpan.FromDays(1);
        await It.Engine.SubmitAsync(run, new Workflows.Execution.RunInput.Cancel(new("Priya", "too late")), null, default);

        (await It.RunAsync(run)).EndedAt.ShouldBe(ended);
    }

    private Task<List<Guid>> StartedAsync(Guid version) =>
        It.ReadAsync(c => c.Set<RunRow>().Where(r => r.FlowVersionId == version).Select(r => r.Id).ToListAsync());
}
