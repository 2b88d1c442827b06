using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class PeopleActTests
{
    private static readonly Actor Anna = new("Anna Field", "The minister asked for it.");

    private static TestRun Chain() => TestRun.Of("""
        { "A": { "type": "Compose", "inputs": "a" },
          "Stage": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "runAfter": { "A": ["Succeeded"] },
            "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } }, "X": { "type": "Compose", "inputs": "x", "runAfter": { "W": ["Succeeded"] } } } },
          "Z": { "type": "Compose", "inputs": "z", "runAfter": { "Stage": ["Succeeded"] } } }
        """).Start();

    [Fact]
    public void Cancelling_ends_everything_that_waits_and_says_who_and_why()
    {
        var run = Chain();
        run.Take(new RunInput.Cancel(Anna));

        run.State.Status.ShouldBe(RunStatus.Cancelled);
        run.StatusOf("Stage/W").ShouldBe(StepStatus.Cancelled);
        run.Effects.OfType<Effect.Change>().Last().Kind.ShouldBe("LeaveStage");
        run.Journal.ShouldContain(e => e.By == "Anna Field" && e.Reason == Anna.Reason);
    }

    [Fact]
    public void A_paused_run_holds_what_falls_due_and_takes_it_up_when_it_goes_on()
    {
        var run = Chain();
        run.Take(new RunInput.Pause(Anna));
        run.Next();
        run.StatusOf("Stage/W").ShouldBe(StepStatus.Waiting);

        run.Take(new RunInput.GoOn(Anna));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.OutputsOf("Z")!.AsText().ShouldBe("z");
    }

    [Fact]
    public void A_waiting_step_can_be_skipped_and_the_flow_goes_on()
    {
        var run = Chain();
        run.Take(new RunInput.Skip(run.InstanceOf("Stage/W"), Anna));

        run.Ended("Stage/W").Status.ShouldBe(StepStatus.Skipped);
        run.Ended("Stage/W").By.ShouldBe("Anna Field");
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void A_failed_step_can_be_tried_again_and_what_was_skipped_gets_its_turn()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "actions": {
                "F": { "type": "Compose", "inputs": "@div(10, length(campaign()?['people']))" }, "G": { "type": "Compose", "inputs": "g", "runAfter": { "F": ["Succeeded"] } } } },
              "H": { "type": "Compose", "inputs": "@outputs('F')", "runAfter": { "S": ["Succeeded"] } } }
            """);
        run.Facts = ValueJson.Parse("""{ "people": [] }""");
        run.Start();
        run.State.Status.ShouldBe(RunStatus.Failed);

        run.Facts = ValueJson.Parse("""{ "people": [1, 2] }""");
        run.Take(new RunInput.Retry(run.InstanceOf("S/F"), Anna));

        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.OutputsOf("H").ShouldBe(Value.Of(5));
        run.Journal.Count(e => e.Path == "S/F" && e.Kind == JournalKind.StepEnded).ShouldBe(2);
        run.Ended("S/F").Visit.ShouldBe(2);
    }

    [Fact]
    public void A_failure_that_something_ran_on_can_not_just_be_tried_again()
    {
        var run = TestRun.Of("""
            { "F": { "type": "Compose", "inputs": "@div(1, 0)" }, "C": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } }, "runAfter": { "F": ["Failed"] } } }
            """).Start();
        run.Take(new RunInput.Retry(run.InstanceOf("F"), Anna));

        run.Journal[^1].Kind.ShouldBe(JournalKind.Ignored);
        run.Journal[^1].Fault!.Code.ShouldBe("RanSince");
    }

    [Fact]
    public void The_way_out_of_a_failure_inside_a_scope_is_named_as_it_is_asked_for()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "actions": {
                "F": { "type": "Compose", "inputs": "@div(1, 0)" },
                "C": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } }, "runAfter": { "F": ["Failed"] } } } } }
            """).Start();
        run.Take(new RunInput.Retry(run.InstanceOf("S/F"), Anna));
        run.Journal[^1].Fault!.Message.ShouldContain("Go back to 'S/F' instead");

        run.Take(new RunInput.GoBack("S/F", Anna));
        run.Ended("S/F").Visit.ShouldBe(2);
    }

    [Fact]
    public void Where_a_failure_can_not_just_be_tried_again_the_way_out_that_is_named_is_open()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "actions": { "F": { "type": "Compose", "inputs": "@div(1, 0)" } } },
              "C": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } }, "runAfter": { "S": ["Failed"] } } }
            """).Start();
        run.Take(new RunInput.Retry(run.InstanceOf("S/F"), Anna));
        run.Journal[^1].Fault!.Message.ShouldContain("Go back to 'S' instead");

        run.Take(new RunInput.GoBack("S", Anna));
        run.Ended("S").Visit.ShouldBe(2);
    }

    [Fact]
    public void Going_back_runs_a_stage_again_as_its_next_visit()
    {
        var run = Chain();
        run.Next();
        run = TestRunAtSecondStage();
        run.Take(new RunInput.GoBack("First", Anna));

        run.StatusOf("Second/W2").ShouldBe(StepStatus.Cancelled);
        run.StatusOf("First/W1").ShouldBe(StepStatus.Waiting);
        run.ToEnd();
        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.Journal.Where(e => e.Path == "First" && e.Kind == JournalKind.StepEnded).Select(e => e.Visit).ShouldBe([1, 2]);
        run.Effects.OfType<Effect.Change>().Count(c => c.Kind == "EnterStage").ShouldBe(4);
    }

    [Fact]
    public void Going_back_to_a_step_of_a_closed_part_is_refused_with_a_way_out()
    {
        var run = TestRunAtSecondStage();
        run.Take(new RunInput.GoBack("First/W1", Anna));

        run.Journal[^1].Fault!.Message.ShouldContain("stage or scope around it");
        run.StatusOf("Second/W2").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void A_stage_is_left_when_its_own_limit_is_up()
    {
        var run = TestRun.Of("""
            { "Stage": { "type": "Campaign.Stage", "limit": { "timeout": "P1D" }, "inputs": { "key": "one", "title": "One" },
                "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } } } }
            """).Start();
        run.Next();

        run.Ended("Stage").Status.ShouldBe(StepStatus.TimedOut);
        Left(run).ShouldBe(["one: TimedOut"]);
        run.Take(new RunInput.Retry(run.InstanceOf("Stage"), Anna));
        run.StatusOf("Stage/W").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void A_skipped_stage_is_left_with_the_stages_inside_it_before()
    {
        var run = TestRun.Of("""
            { "Outer": { "type": "Campaign.Stage", "inputs": { "key": "outer", "title": "Outer" }, "actions": {
                "Inner": { "type": "Campaign.Stage", "inputs": { "key": "inner", "title": "Inner" }, "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } } } } } }
            """).Start();
        run.Take(new RunInput.Skip(run.InstanceOf("Outer"), Anna));

        Left(run).ShouldBe(["inner: Cancelled", "outer: Skipped"]);
    }

    [Fact]
    public void Trying_a_failed_step_again_enters_the_stages_around_it_again()
    {
        var run = TestRun.Of("""
            { "Outer": { "type": "Campaign.Stage", "limit": { "timeout": "P9D" }, "inputs": { "key": "outer", "title": "Outer" }, "actions": {
                "Inner": { "type": "Campaign.Stage", "inputs": { "key": "inner", "title": "Inner" }, "actions": {
                  "F": { "type": "Compose", "inputs": "@div(10, length(campaign()?['people']))" }, "W": { "type": "Wait", "runAfter": { "F": ["Succeeded"] }, "inputs": { "interval": { "count": 5, "unit": "Day" } } } } } } } }
            """);
        run.Facts = ValueJson.Parse("""{ "people": [] }""");
        run.Start();
        Left(run).ShouldBe(["inner: Failed", "outer: Failed"]);

        run.Facts = ValueJson.Parse("""{ "people": [1, 2] }""");
        run.Now += TimeSpan.FromDays(20);
        run.Take(new RunInput.Retry(run.InstanceOf("Outer/Inner/F"), Anna));
        Entered(run).ShouldBe(["outer", "inner", "outer", "inner"]);
        run.Effects.OfType<Effect.SetTimer>().Last(t => t.Purpose == TimerPurpose.Timeout).DueAt.ShouldBe(run.Now.AddDays(9), "the limit of the new visit");

        run.ToEnd();
        run.State.Status.ShouldBe(RunStatus.Succeeded);
        Left(run).ShouldBe(["inner: Failed", "outer: Failed", "inner: Succeeded", "outer: Succeeded"]);
        run.Journal.Where(e => e.Path == "Outer" && e.Kind == JournalKind.StepEnded).Select(e => e.Visit).ShouldBe([1, 2]);
    }

    [Fact]
    public void An_answer_that_comes_twice_counts_once()
    {
        var run = TestRun.Of("""
            { "Ask": { "type": "Campaign.Approval", "inputs": { "approvalType": "FirstToRespond", "title": "Publish?", "assignedTo": "role:lead" } },
              "Then": { "type": "Compose", "inputs": "@body('Ask')", "runAfter": { "Ask": ["Succeeded"] } } }
            """).Start();
        run.Effect<Effect.Change>().Kind.ShouldBe("OpenApproval");
        run.Complete("Ask", ObjectValue.Of(("outcome", Value.Of("Approve"))), by: "Anna");
        var lines = run.Journal.Count;
        run.Complete("Ask", ObjectValue.Of(("outcome", Value.Of("Reject"))), by: "Ben");

        run.Ended("Ask").Outputs!.Get("outcome")!.AsText().ShouldBe("Approve");
        run.Journal.Skip(lines).ShouldAllBe(e => e.Kind == JournalKind.Ignored);
    }

    private static IEnumerable<string> Left(TestRun run) => run.Effects.OfType<Effect.Change>().Where(c => c.Kind == "LeaveStage")
        .Select(c => $"{c.Inputs.Get("key")!.AsText()}: {c.Inputs.Get("status")!.AsText()}");

    private static IEnumerable<string> Entered(TestRun run) => run.Effects.OfType<Effect.Change>().Where(c => c.Kind == "EnterStage")
        .Select(c => c.Inputs.Get("key")!.AsText()!);

    private static TestRun TestRunAtSecondStage()
    {
        var run = TestRun.Of("""
            { "First": { "type": "Campaign.Stage", "inputs": { "key": "one", "title": "One" }, "actions": { "W1": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } } },
              "Second": { "type": "Campaign.Stage", "inputs": { "key": "two", "title": "Two" }, "runAfter": { "First": ["Succeeded"] }, "actions": { "W2": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } } } }
            """).Start();
        run.Next();
        run.StatusOf("Second/W2").ShouldBe(StepStatus.Waiting);
        return run;
    }
}
