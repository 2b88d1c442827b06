using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>A new order of the steps must not let one start early, nor end what lies ahead without a word.</summary>
public sealed class MigrationOrderTests
{
    private const string Wait = """ "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } """;

    private static readonly Actor Anna = new("Anna Field", "The order was changed.");

    private static MigrationPlan Plan(TestRun run, string now) => run.PlanTo(FlowProgram.Compile(TestRun.Read(now)), new Dictionary<string, string>());

    /// <summary>Each step as "Name: what it is; after whom, and with which status".</summary>
    private static string Flow(params (string Name, string Step, string After)[] steps) =>
        "{ " + string.Join(", ", steps.Select(s => $$"""
            "{{s.Name}}": { {{s.Step}}, "runAfter": { {{s.After}} } }
            """)) + " }";

    private static string Compose(string inputs = "1") => $""" "type": "Compose", "inputs": "{inputs}" """;

    private static string After(params string[] names) => string.Join(", ", names.Select(n => $"\"{n}\": [\"Succeeded\"]"));

    [Theory]
    [InlineData("z")]
    [InlineData("@outputs('A')")]
    public void A_finished_step_behind_one_that_waits_is_refused(string reads)
    {
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("W", Wait, After("A")), ("Z", Compose(), After("W")))).Start();
        var now = Flow(("W", Wait, ""), ("A", Compose(), After("W")), ("Z", Compose(reads), After("A")));

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'A' has finished but now stands behind 'W', which waits:");
    }

    [Fact]
    public void A_finished_step_behind_one_that_waits_is_refused_over_new_steps_and_skipped_ones_too()
    {
        const string Skipped = "\"A\": [\"Failed\"]";
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("K", Compose(), Skipped), ("L", Compose(), After("K")), ("W", Wait, After("A")), ("Z", Compose(), After("W")))).Start();
        var now = Flow(("W", Wait, ""), ("N", Compose(), After("W")), ("K", Compose(), After("N")), ("L", Compose(), After("K")), ("A", Compose(), After("L")), ("Z", Compose(), After("A")));

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'A' has finished but now stands behind 'W', which waits:");
    }

    [Fact]
    public void A_finished_step_behind_one_that_is_yet_to_come_is_refused()
    {
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("W", Wait, After("A")), ("Z", Compose(), After("W")))).Start();
        var now = Flow(("Z", Compose(), ""), ("A", Compose(), After("Z")), ("W", Wait, After("A")));

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'A' has finished but now stands behind 'Z', which has not been reached:");
    }

    [Fact]
    public void A_step_that_waits_behind_another_that_waits_is_refused()
    {
        var run = TestRun.Of(Flow(("G", Wait, ""), ("W", Wait, ""), ("Z", Compose(), After("G", "W")))).Start();
        var now = Flow(("G", Wait, ""), ("W", Wait, After("G")), ("Z", Compose(), After("W")));

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'W' waits but now stands behind 'G', which waits:");
    }

    [Fact]
    public void A_skipped_step_that_would_start_now_is_passed_and_what_comes_after_it_runs_in_its_time()
    {
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("K", Compose(), "\"A\": [\"Failed\"]"), ("W", Wait, After("A")), ("Z", Compose(), After("W")))).Start();
        var now = Flow(("A", Compose(), ""), ("K", Compose(), After("A")), ("W", Wait, After("A")), ("Z", Compose(), After("W", "K")));
        var plan = Plan(run, now);

        plan.Passed.ShouldBe(["K"]);
        plan.Skips.ShouldBeEmpty();
        var moved = run.MoveTo(plan, now, Anna).ToEnd();
        moved.Ended("Z").Status.ShouldBe(StepStatus.Succeeded);
        moved.Now.ShouldBe(TestRun.Start0.AddDays(5));
    }

    [Fact]
    public void A_skipped_step_that_now_comes_after_one_that_waits_is_ahead_of_the_run()
    {
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("K", Compose(), "\"A\": [\"Failed\"]"), ("W", Wait, After("A")), ("Z", Compose(), After("W")))).Start();
        var now = Flow(("A", Compose(), ""), ("W", Wait, After("A")), ("K", Compose(), After("W")), ("Z", Compose(), "\"K\": [\"Succeeded\", \"Skipped\"]"));
        var moved = run.MoveTo(Plan(run, now), now, Anna);

        moved.StatusOf("Z").ShouldBe(StepStatus.None, "W waits");
        moved.ToEnd();
        moved.Ended("K").Status.ShouldBe(StepStatus.Succeeded);
        moved.Ended("Z").Status.ShouldBe(StepStatus.Succeeded);
    }

    [Fact]
    public void What_the_move_would_skip_is_said_before_with_all_that_follows_from_it()
    {
        var run = TestRun.Of(Flow(("A", Compose(), ""), ("W", Wait, After("A")), ("Z", Compose(), After("W")), ("Y", Compose(), After("Z")))).Start();
        var now = Flow(("A", Compose(), ""), ("W", Wait, After("A")), ("Z", Compose(), After("W") + ", \"A\": [\"Failed\"]"), ("Y", Compose(), After("Z")));
        var plan = Plan(run, now);

        plan.Skips.ShouldBe(["Z", "Y"]);
        var moved = run.MoveTo(plan, now, Anna);
        moved.StatusOf("Y").ShouldBe(StepStatus.Skipped);
    }

    [Fact]
    public void A_step_ahead_stays_ahead_though_what_came_after_it_was_skipped_early_and_is_behind_the_run()
    {
        // C is skipped as soon as A has succeeded. So D waits, while B has its turn only when X has ended.
        static string Text(string text) => Flow(
            ("A", Compose(), ""),
            ("X", Wait, ""),
            ("B", Compose(), After("X")),
            ("C", Compose(text), "\"A\": [\"Failed\"], \"B\": [\"Failed\"]"),
            ("D", Wait, "\"C\": [\"Succeeded\", \"Skipped\"]"));
        var run = TestRun.Of(Text("on error")).Start();
        var plan = Plan(run, Text("when it went wrong"));

        plan.Refusals.ShouldBeEmpty();
        plan.Passed.ShouldBeEmpty();
        var moved = run.MoveTo(plan, Text("when it went wrong"), Anna).ToEnd();
        moved.Ended("B").Status.ShouldBe(StepStatus.Succeeded);
        moved.Ended("C").Status.ShouldBe(StepStatus.Skipped);
    }

    [Fact]
    public void A_step_that_waits_behind_one_that_is_yet_to_come_is_refused()
    {
        var run = TestRun.Of(Flow(("W", Wait, ""), ("Z", Compose(), After("W")), ("Y", Compose(), After("Z")))).Start();
        var now = Flow(("Z", Compose(), ""), ("W", Wait, After("Z")), ("Y", Compose(), After("W")));

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'W' waits but now stands behind 'Z', which has not been reached:");
    }
}
