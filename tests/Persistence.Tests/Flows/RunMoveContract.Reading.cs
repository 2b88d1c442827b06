using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Tests.Flows;

// What the new version reads of steps that finished under the old one.
public abstract partial class RunMoveContract
{
    private const string Asking = """
        { "Ask": { "type": "Campaign.Approval", "inputs": { "title": "Go ahead?", "assignedTo": "role:lead" } },
          "Rest": { "type": "Wait", "runAfter": { "Ask": ["Succeeded"] }, "inputs": { "interval": { "count": 3, "unit": "Day" } } } }
        """;

    private static readonly string Deciding = Then(Asking, """
        "Decide": { "type": "If", "runAfter": { "Rest": ["Succeeded"] }, "expression": "@equals(outputs('Ask')?['outcome'], 'Approve')",
            "actions": { "Yes": { "type": "Compose", "inputs": "@string(actions('Ask')['status'])" } }, "else": { "actions": { "No": { "type": "Compose", "inputs": "no" } } } }
        """);

    [ContractFact]
    public async Task An_approval_that_was_given_before_the_move_counts_in_the_version_that_first_asks_for_it()
    {
        var (from, to) = await VersionsAsync(Asking, Deciding);
        var run = await AskedAsync(from);
        var before = (await It.RunAsync(run)).State;

        var forecast = await It.Moves.ForecastAsync(new(from, to, null, NoRenames), default);
        (forecast.Runs, forecast.Movable).ShouldBe((1, 1));
        var report = await MoveAsync(from, to);
        (await UndoAsync(report)).Undone.ShouldBe(1);
        (await It.RunAsync(run)).State.ShouldBe(before);
        (await MoveAsync(from, to)).Moved.ShouldBe(1);

        (await EndAsync(run)).Single(e => e.Path == "Decide/Yes").Outputs!.AsText().ShouldBe("Succeeded");
    }

    [ContractFact]
    public async Task What_a_step_gave_is_found_under_the_names_it_had_before_earlier_moves()
    {
        var name = "renamed twice " + database.Ids.Next();
        string Named(string flow, string ask) => flow.Replace("\"Ask\"", $"\"{ask}\"", StringComparison.Ordinal).Replace("'Ask'", $"'{ask}'", StringComparison.Ordinal);
        var first = await It.PublishAsync(Asking, name: name);
        var second = await It.PublishAsync(Named(Asking, "Vote"), name: name);
        var third = await It.PublishAsync(Named(Deciding, "Choice"), name: name);
        var run = await AskedAsync(first);

        await UndoAsync(await MoveAsync(first, second, ("Ask", "Vote")));
        (await MoveAsync(first, second, ("Ask", "Vote"))).Moved.ShouldBe(1);
        (await MoveAsync(second, third, ("Vote", "Choice"))).Moved.ShouldBe(1);

        (await EndAsync(run)).ShouldContain(e => e.Path == "Decide/Yes" && e.Status == StepStatus.Succeeded);
    }

    [ContractFact]
    public async Task A_step_that_came_back_after_a_version_without_it_is_what_it_was()
    {
        var name = "came back " + database.Ids.Next();
        var first = await It.PublishAsync(Asking, name: name);
        var without = await It.PublishAsync("""{ "Rest": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Day" } } } }""", name: name);
        var third = await It.PublishAsync(Deciding, name: name);
        var run = await AskedAsync(first);

        (await MoveAsync(first, without)).Moved.ShouldBe(1);
        (await MoveAsync(without, third)).Moved.ShouldBe(1);

        var journal = await EndAsync(run);
        journal.ShouldContain(e => e.Path == "Decide/Yes" && e.Status == StepStatus.Succeeded);
        journal.Count(e => e.Path == "Ask" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
    }

    [ContractFact]
    public async Task What_the_journal_hides_can_not_be_read_back_and_the_reason_names_both_steps()
    {
        var secured = Asking.Replace("\"inputs\": { \"title\"", "\"runtimeConfiguration\": { \"secureData\": { \"properties\": [\"outputs\"] } }, \"inputs\": { \"title\"", StringComparison.Ordinal);
        var (from, to) = await VersionsAsync(secured, Deciding);
        var run = await AskedAsync(from);

        var report = await MoveAsync(from, to);

        report.Moved.ShouldBe(0);
        report.Stayed.Groups.Single().Refusals.ShouldHaveSingleItem().ShouldBe(
            "'Decide' and 'Yes' would read what 'Ask' gave. That finished, but the outputs of 'Ask' are hidden in the run's journal, as its secureData asks for. Let it read something else, or leave the run on its version.");
        (await It.RunAsync(run)).FlowVersionId.ShouldBe(from);
    }

    [ContractFact]
    public async Task Large_outputs_and_those_of_steps_in_scopes_that_are_over_are_read_back_too()
    {
        const string Before = """
            { "Part": { "type": "Scope", "actions": { "Much": { "type": "Compose", "inputs": "@triggerBody()" }, "Few": { "type": "Compose", "inputs": 7 } } },
              "Rest": { "type": "Wait", "runAfter": { "Part": ["Succeeded"] }, "inputs": { "interval": { "count": 3, "unit": "Day" } } } }
            """;
        var (from, to) = await VersionsAsync(Before, Then(Before, """
            "Read": { "type": "Compose", "runAfter": { "Rest": ["Succeeded"] }, "inputs": "@concat(string(length(outputs('Much')?['text'])), ' ', string(result('Part')[1]['outputs']))" }
            """));
        var run = await It.StartAsync(from, body: $$"""{ "text": "{{new string('x', 100_000)}}" }""");

        (await MoveAsync(from, to)).Moved.ShouldBe(1);

        (await EndAsync(run)).Single(e => e.Path == "Read").Outputs!.AsText().ShouldBe("100000 7");
    }

    [ContractFact]
    public async Task Many_runs_whose_answers_are_wanted_move_with_them_while_they_go_on()
    {
        var (from, to) = await VersionsAsync(Asking, Deciding);
        var runs = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => AskedAsync(from)));

        var moving = Task.Run(() => MoveAsync(from, to));
        await Task.WhenAll(runs.Select(async run =>
        {
            await It.Engine.SubmitAsync(run, new RunInput.Pause(Anna), null, default);
            await It.Engine.SubmitAsync(run, new RunInput.GoOn(Anna), null, default);
        }));
        await moving;
        (await MoveAsync(from, to)).Stayed.Runs.ShouldBe(0);

        foreach (var run in runs)
        {
            (await EndAsync(run)).ShouldContain(e => e.Path == "Decide/Yes" && e.Status == StepStatus.Succeeded);
        }
    }

    private static string Then(string flow, string step) => flow.TrimEnd().TrimEnd('}') + ", " + step + " }";

    /// <summary>A run whose approval has been given and that rests.</summary>
    private async Task<Guid> AskedAsync(Guid version)
    {
        var run = await It.StartAsync(version);
        var instance = (await It.WaitsAsync(run)).Single().Instance;
        await It.Engine.SubmitAsync(run, new RunInput.Completed(instance, 1, Outcome.Succeeded(ObjectValue.Of(("outcome", Value.Of("Approve")))), Anna), null, default);
        return run;
    }

    private async Task<List<JournalEntry>> EndAsync(Guid run)
    {
        It.Time.Now += TimeSpan.FromDays(3);
        await It.Engine.CatchUpAsync(default);
        (await It.RunAsync(run)).Status.ShouldBe(RunStatus.Succeeded);
        return await It.JournalAsync(run);
    }
}
