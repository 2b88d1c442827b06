using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class StatusTests
{
    private const string Failing = """{ "type": "Compose", "inputs": "@div(1, 0)" }""";

    [Fact]
    public void Steps_run_in_the_order_of_run_after()
    {
        var run = TestRun.Of("""
            { "B": { "type": "Compose", "inputs": "@concat(outputs('A'), 'b')", "runAfter": { "A": ["Succeeded"] } },
              "A": { "type": "Compose", "inputs": "a" } }
            """).Start();

        run.State.Status.ShouldBe(RunStatus.Succeeded);
        run.OutputsOf("B")!.AsText().ShouldBe("ab");
    }

    [Fact]
    public void A_step_after_a_failure_is_skipped_and_the_run_fails()
    {
        var run = TestRun.Of($$"""{ "A": {{Failing}}, "B": { "type": "Compose", "inputs": 1, "runAfter": { "A": ["Succeeded"] } } }""").Start();

        run.StatusOf("A").ShouldBe(StepStatus.Failed);
        run.StatusOf("B").ShouldBe(StepStatus.Skipped);
        run.State.Status.ShouldBe(RunStatus.Failed);
        run.State.Fault!.Message.ShouldContain("'A'");
    }

    [Fact]
    public void A_handled_failure_does_not_fail_the_scope()
    {
        var run = TestRun.Of($$"""
            { "Try": { "type": "Scope", "actions": { "A": {{Failing}} } },
              "Catch": { "type": "Compose", "inputs": "@actions('Try').status", "runAfter": { "Try": ["Failed", "TimedOut"] } },
              "After": { "type": "Compose", "inputs": 1, "runAfter": { "Try": ["Succeeded"] } } }
            """).Start();

        run.OutputsOf("Catch")!.AsText().ShouldBe("Failed");
        run.StatusOf("After").ShouldBe(StepStatus.Skipped);
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void An_unneeded_handler_is_skipped_without_failing_anything()
    {
        var run = TestRun.Of("""
            { "A": { "type": "Compose", "inputs": 1 }, "Catch": { "type": "Compose", "inputs": 2, "runAfter": { "A": ["Failed"] } } }
            """).Start();

        run.StatusOf("Catch").ShouldBe(StepStatus.Skipped);
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void A_step_waits_for_all_its_predecessors()
    {
        var run = TestRun.Of("""
            { "A": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } },
              "B": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Day" } } },
              "C": { "type": "Compose", "inputs": "@utcNow()", "runAfter": { "A": ["Succeeded"], "B": ["Succeeded"] } } }
            """).Start();
        run.Next();
        run.StatusOf("C").ShouldBe(StepStatus.None);
        run.Next();

        run.OutputsOf("C")!.AsText().ShouldBe("2026-01-08T09:00:00.0000000Z");
    }

    [Fact]
    public void A_step_is_skipped_as_soon_as_it_can_no_longer_run()
    {
        var run = TestRun.Of($$"""
            { "A": {{Failing}}, "B": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Day" } } },
              "C": { "type": "Compose", "inputs": 1, "runAfter": { "A": ["Succeeded"], "B": ["Succeeded"] } } }
            """).Start();

        run.StatusOf("C").ShouldBe(StepStatus.Skipped);
        run.StatusOf("B").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void Terminate_ends_the_run_with_its_status_and_cancels_what_waits()
    {
        var run = TestRun.Of("""
            { "W": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Day" } } },
              "T": { "type": "Terminate", "inputs": { "runStatus": "Failed", "runError": { "code": "X1", "message": "No way on." } } } }
            """).Start();

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.State.Fault.ShouldBe(new StepFault("X1", "No way on."));
        run.StatusOf("W").ShouldBe(StepStatus.Cancelled);
        run.Effects.OfType<Effect.ClearWaits>().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_step_that_takes_longer_than_its_limit_times_out_with_all_it_holds()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "limit": { "timeout": "PT2H" }, "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } } },
              "L": { "type": "Compose", "inputs": "late", "runAfter": { "S": ["TimedOut"] } } }
            """).Start().ToEnd();

        run.Now.ShouldBe(TestRun.Start0.AddHours(2));
        run.StatusOf("S").ShouldBe(StepStatus.TimedOut);
        run.StatusOf("S/W").ShouldBe(StepStatus.Cancelled);
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void The_steps_of_a_branch_not_taken_are_skipped_and_can_be_asked_for()
    {
        var run = TestRun.Of("""
            { "If": { "type": "If", "expression": { "and": [ { "greater": ["@triggerBody()?['n']", 3] } ] },
                "actions": { "Yes": { "type": "Compose", "inputs": "y" } }, "else": { "actions": { "No": { "type": "Compose", "inputs": "n" } } } },
              "Ask": { "type": "Compose", "inputs": "@concat(actions('Yes').status, '/', actions('No').status, '/', outputs('No'))", "runAfter": { "If": ["Succeeded"] } } }
            """).Start("""{ "n": 2 }""");

        run.StatusOf("If/Yes").ShouldBe(StepStatus.Skipped);
        run.OutputsOf("Ask")!.AsText().ShouldBe("Skipped/Succeeded/n");
    }
}
