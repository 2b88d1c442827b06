using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class PausedRunTests
{
    private const string Waits = """
        { "Gate": { "type": "Campaign.Gate", "inputs": { "title": "Enough", "condition": "@greater(length(campaign()?['claims']), 1)" } },
          "Hear": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published", "where": "@greater(item()?['n'], 9000)" } },
          "Any": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published" } },
          "Other": { "type": "Campaign.WaitForEvent", "inputs": { "event": "ally.joined" } },
          "Ask": { "type": "Campaign.Approval", "inputs": { "approvalType": "FirstToRespond", "title": "Publish?", "assignedTo": "role:lead" } },
          "After": { "type": "Compose", "inputs": "@outputs('Ask')", "runAfter": { "Ask": ["Succeeded"] } } }
        """;

    private const string Chain = """
        { "A": { "type": "Compose", "inputs": "a" },
          "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } }, "runAfter": { "A": ["Succeeded"] } },
          "Never": { "type": "Compose", "inputs": "n", "runAfter": { "A": ["Failed"] } },
          "X": { "type": "Compose", "inputs": "x", "runAfter": { "W": ["Succeeded"] } } }
        """;

    private static readonly Actor Anna = new("Anna Field", "The minister asked for it.");

    [Fact]
    public void Ten_thousand_events_leave_a_paused_run_as_small_as_the_few_it_waits_for()
    {
        var run = Paused(Waits);
        Claims(run, 1);
        Publish(run, 1, 100);
        var few = run.State.ToBytes().Length;
        Publish(run, 101, 10_000);

        (run.State.ToBytes().Length - few).ShouldBeInRange(0, 250, "the one that the first wait was after came only now, and the counters have more digits");
        Claims(run, 2);
        run.Take(new RunInput.GoOn(Anna));

        run.Ended("Gate").Outputs!.Get("by")!.AsText().ShouldBe("facts");
        run.Ended("Hear").Outputs!.Get("payload")!.Get("n").ShouldBe(Value.Of(9001), "the first that matched");
        run.Ended("Any").Outputs!.Get("payload")!.Get("n").ShouldBe(Value.Of(1));
        run.StatusOf("Other").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void What_a_step_waits_for_is_judged_when_it_comes_as_on_a_run_that_is_not_paused()
    {
        var run = Paused("""{ "Hear": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published", "where": "@equals(length(campaign()?['claims']), item()?['n'])" } } }""", 5);
        Publish(run, 4, 6);
        Claims(run, 0);
        run.Take(new RunInput.GoOn(Anna));

        run.Ended("Hear").Outputs!.Get("payload")!.Get("n").ShouldBe(Value.Of(5));
        run.Journal.Count(e => e.Path == "Hear" && e.Kind == JournalKind.StepNoted).ShouldBe(1, "4 did not match; 6 was not needed any more");
    }

    [Fact]
    public void An_event_that_can_not_be_judged_fails_nothing_while_the_run_rests()
    {
        var run = Paused("""{ "Hear": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published", "where": "@greater(div(10, length(campaign()?['claims'])), item()?['n'])" } } }""", 0);
        Publish(run, 1, 1);
        run.StatusOf("Hear").ShouldBe(StepStatus.Waiting);
        Claims(run, 2);
        run.Take(new RunInput.GoOn(Anna));
        run.StatusOf("Hear").ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public void An_event_that_was_held_unjudged_by_an_earlier_version_is_judged_when_the_run_goes_on()
    {
        var bytes = RunInputJson.ToBytes(new RunInput.EventArrived(7, Guid.Empty, "e", Value.Null));
        RunInputJson.Read(bytes).ShouldBe(new RunInput.EventArrived(7, Guid.Empty, "e", Value.Null, IsAwaited: false));
        var judged = new RunInput.EventArrived(7, Guid.Empty, "e", Value.Null, IsAwaited: true);
        RunInputJson.Read(RunInputJson.ToBytes(judged)).ShouldBe(judged);
    }

    [Fact]
    public void An_answer_counts_at_once_and_what_comes_after_it_starts_when_the_run_goes_on()
    {
        var run = Paused(Waits);
        run.Complete("Ask", ObjectValue.Of(("outcome", Value.Of("Approve"))), by: "Ben");
        run.Ended("Ask").By.ShouldBe("Ben");
        run.StatusOf("After").ShouldBe(StepStatus.None);
        run.State.Status.ShouldBe(RunStatus.Paused);

        run.Complete("Ask", ObjectValue.Of(("outcome", Value.Of("Reject"))), by: "Cem");
        run.Journal[^1].Fault!.Code.ShouldBe("NoLongerWaiting");

        run.Take(new RunInput.GoOn(Anna));
        run.OutputsOf("After")!.Get("outcome")!.AsText().ShouldBe("Approve");
    }

    [Fact]
    public void A_gate_is_overridden_at_once()
    {
        var run = Paused(Waits);
        run.Take(new RunInput.Override(run.InstanceOf("Gate"), Anna));

        run.Ended("Gate").By.ShouldBe("Anna Field");
        run.Effects.OfType<Effect.Change>().Last().Kind.ShouldBe("GateOverridden");
    }

    [Fact]
    public void A_step_is_skipped_at_once_and_what_had_come_for_it_is_let_go_with_a_line()
    {
        var run = Paused(Chain);
        run.Next();
        run.StatusOf("W").ShouldBe(StepStatus.Waiting);
        run.Take(new RunInput.Skip(run.InstanceOf("W"), Anna));

        run.Ended("W").ShouldSatisfyAllConditions(e => e.Status.ShouldBe(StepStatus.Skipped), e => e.By.ShouldBe("Anna Field"));
        run.Journal.ShouldContain(e => e.Path == "W" && e.Kind == JournalKind.StepNoted && e.Outputs!.Get("noLongerNeeded") == Value.Of(1));
        run.StatusOf("X").ShouldBe(StepStatus.None);

        run.Take(new RunInput.GoOn(Anna));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.OutputsOf("X")!.AsText().ShouldBe("x");
    }

    [Fact]
    public void Going_back_calls_off_what_waits_at_once_and_begins_again_when_the_run_goes_on()
    {
        var run = Paused(Chain);
        run.Take(new RunInput.GoBack("A", Anna));
        run.StatusOf("W").ShouldBe(StepStatus.Cancelled);
        run.State.Status.ShouldBe(RunStatus.Paused);
        run.Journal.ShouldContain(e => e.Kind == JournalKind.PersonActed && e.Path == "A");

        run.Take(new RunInput.GoOn(Anna));
        run.Ended("A").Visit.ShouldBe(2);
        run.StatusOf("W").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void Going_back_to_where_the_flow_had_not_come_is_refused_until_the_run_goes_on()
    {
        var run = Paused(Chain);
        run.Take(new RunInput.GoBack("Never", Anna));
        run.Journal[^1].ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(JournalKind.Ignored), e => e.Fault!.Code.ShouldBe("Paused"));
        run.StatusOf("W").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void A_failed_step_is_tried_again_when_the_run_goes_on()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "actions": { "F": { "type": "Compose", "inputs": "@div(10, length(campaign()?['claims']))" } } },
              "T": { "type": "Compose", "inputs": "@outputs('F')", "runAfter": { "S": ["Succeeded"] } },
              "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } }
            """);
        Facts(run, 0);
        run.Start().Take(new RunInput.Pause(Anna));
        Facts(run, 2);
        run.Take(new RunInput.Retry(run.InstanceOf("S/F"), Anna));
        run.Journal.Count(e => e.Path == "S/F" && e.Kind == JournalKind.StepEnded).ShouldBe(1);
        run.Journal[^1].ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(JournalKind.PersonActed), e => e.By.ShouldBe("Anna Field"));

        run.Take(new RunInput.GoOn(Anna));
        run.OutputsOf("T").ShouldBe(Value.Of(5));
    }

    [Fact]
    public void What_is_held_counts_towards_what_a_run_may_keep()
    {
        var run = Paused("""{ "Any": { "type": "Campaign.WaitForEvent", "inputs": { "event": "claim.published" } } }""");
        run.Limits = RunLimits.Default with { StateCharacters = 5_000 };
        run.Take(new RunInput.EventArrived(run.InstanceOf("Any"), Guid.Empty, "claim.published", Value.Of(new string('x', 6_000))));

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.State.Fault!.Code.ShouldBe("StateTooLarge");
    }

    [Fact]
    public void What_a_new_version_adds_to_a_paused_run_starts_when_it_goes_on()
    {
        var run = Paused(Chain);
        var to = """{ "New": { "type": "Compose", "inputs": "new" }, """ + Chain.TrimStart()[1..];
        var plan = RunMigration.Plan(run.Program, FlowProgram.Compile(TestRun.Read(to)), run.State, new Dictionary<string, string>());
        run = run.MoveTo(plan, to, Anna);
        run.StatusOf("New").ShouldBe(StepStatus.None);

        run.Take(new RunInput.GoOn(Anna));
        run.OutputsOf("New")!.AsText().ShouldBe("new");
    }

    private static TestRun Paused(string actions, int claims = 0)
    {
        var run = TestRun.Of(actions);
        Facts(run, claims);
        run.Start().Take(new RunInput.Pause(Anna));
        return run;
    }

    private static void Facts(TestRun run, int claims) => run.Facts = ObjectValue.Of(("claims", ArrayValue.From(Enumerable.Range(0, claims).Select(n => Value.Of(n)))));

    /// <summary>The fact changes, and whoever looks at facts is told.</summary>
    private static void Claims(TestRun run, int claims)
    {
        Facts(run, claims);
        if (run.Journal.Exists(e => e.Path == "Gate"))
        {
            run.Take(new RunInput.LookAgain(run.InstanceOf("Gate")));
        }
    }

    private static void Publish(TestRun run, int first, int last)
    {
        string[] waits = [.. new[] { "Hear", "Any", "Other" }.Where(path => run.Journal.Exists(e => e.Path == path))];
        for (var n = first; n <= last; n++)
        {
            var payload = ObjectValue.Of(("n", Value.Of(n)), ("text", Value.Of("A claim of some length")));
            foreach (var path in waits)
            {
                run.Take(new RunInput.EventArrived(run.InstanceOf(path), new Guid(n, 0, 0, new byte[8]), "claim.published", payload));
            }

            if (waits.Length > 1)
            {
                run.Take(new RunInput.LookAgain(run.InstanceOf("Gate")));
            }
        }
    }
}
