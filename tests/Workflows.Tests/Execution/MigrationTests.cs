using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Execution.Migrating;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class MigrationTests
{
    private const string Old = """
        { "A": { "type": "Compose", "inputs": "a" },
          "S": { "type": "Scope", "runAfter": { "A": ["Succeeded"] }, "actions": {
             "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } },
             "X": { "type": "Compose", "inputs": "x", "runAfter": { "W": ["Succeeded"] } } } },
          "Z": { "type": "Compose", "inputs": "z", "runAfter": { "S": ["Succeeded"] } } }
        """;

    private static readonly Actor Anna = new("Anna Field", "The order was changed.");

    private static readonly Dictionary<string, string> NoRenames = [];

    private static MigrationPlan Plan(TestRun run, string now, params (string From, string To)[] renames) =>
        run.PlanTo(FlowProgram.Compile(TestRun.Read(now)), renames.ToDictionary(r => r.From, r => r.To));

    [Fact]
    public void A_wait_keeps_its_instance_and_its_time_and_what_is_new_ahead_runs()
    {
        var now = Old.Replace("\"X\": {", "\"New\": { \"type\": \"Compose\", \"inputs\": \"new\", \"runAfter\": { \"W\": [\"Succeeded\"] } }, \"X\": {");
        var run = TestRun.Of(Old).Start();
        var plan = Plan(run, now);

        plan.Refusals.ShouldBeEmpty();
        plan.Positions.ShouldContain(new MigrationPosition(run.InstanceOf("S/W"), StepStatus.Waiting, "S/W", "S/W"));
        var moved = run.MoveTo(plan, now, Anna);
        moved.ToEnd();
        moved.Now.ShouldBe(TestRun.Start0.AddDays(5));
        moved.OutputsOf("S/New")!.AsText().ShouldBe("new");
        moved.Journal.Count(e => e.Path == "A" && e.Kind == JournalKind.StepEnded).ShouldBe(1, "a finished step is never run again");
        moved.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void A_new_step_behind_the_run_is_passed_and_said_so()
    {
        var now = Old.Replace("\"S\": { \"type\": \"Scope\", \"runAfter\": { \"A\": [\"Succeeded\"] }", "\"Check\": { \"type\": \"Compose\", \"inputs\": 1, \"runAfter\": { \"A\": [\"Succeeded\"] } }, \"S\": { \"type\": \"Scope\", \"runAfter\": { \"Check\": [\"Succeeded\"] }");
        var run = TestRun.Of(Old).Start();
        var plan = Plan(run, now);

        plan.Passed.ShouldBe(["Check"]);
        var moved = run.MoveTo(plan, now, Anna).ToEnd();
        moved.Journal.ShouldContain(e => e.Path == "Check" && e.Status == StepStatus.Skipped);
        moved.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void Taking_away_a_step_that_waits_is_refused_unless_another_takes_its_place()
    {
        var now = Old.Replace("\"W\"", "\"Pause\"");
        var run = TestRun.Of(Old).Start();

        Plan(run, now).Refusals.ShouldHaveSingleItem().ShouldContain("'S/W' is waiting");
        Plan(run, now, ("W", "Pause")).IsAllowed.ShouldBeTrue();
    }

    [Fact]
    public void A_waiting_step_can_not_become_one_of_another_kind()
    {
        var now = Old.Replace("\"type\": \"Wait\", \"inputs\": { \"interval\": { \"count\": 5, \"unit\": \"Day\" } }", "\"type\": \"Campaign.Approval\", \"inputs\": { \"title\": \"T\", \"assignedTo\": \"role:lead\" }");

        Plan(TestRun.Of(Old).Start(), now).Refusals.ShouldHaveSingleItem().ShouldContain("can't take over");
    }

    [Fact]
    public void A_finished_step_that_stands_elsewhere_now_is_refused()
    {
        const string Now = """
            { "S": { "type": "Scope", "actions": {
                 "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } },
                 "A": { "type": "Compose", "inputs": "a", "runAfter": { "W": ["Succeeded"] } },
                 "X": { "type": "Compose", "inputs": "x", "runAfter": { "A": ["Succeeded"] } } } },
              "Z": { "type": "Compose", "inputs": "z", "runAfter": { "S": ["Succeeded"] } } }
            """;

        Plan(TestRun.Of(Old).Start(), Now).Refusals.ShouldContain(r => r.StartsWith("'A' has finished", StringComparison.Ordinal));
    }

    [Fact]
    public void Renames_that_lead_nowhere_are_refused_one_by_one() =>
        Plan(TestRun.Of(Old).Start(), Old, ("Nope", "A"), ("A", "Gone")).Refusals.Count.ShouldBeGreaterThanOrEqualTo(2);

    [Fact]
    public void The_difference_of_two_versions_names_what_was_added_removed_renamed_and_changed()
    {
        var from = FlowProgram.Compile(TestRun.Read(Old));
        var to = FlowProgram.Compile(TestRun.Read(Old.Replace("\"W\"", "\"Pause\"").Replace("\"inputs\": \"a\"", "\"inputs\": \"b\"").Replace("\"Z\":", "\"Y\":")));
        var difference = VersionDifference.Between(from, to, new Dictionary<string, string> { ["W"] = "Pause" });

        difference.Added.ShouldBe(["Y"]);
        difference.Removed.ShouldBe(["Z"]);
        difference.Renamed.ShouldBe([new Renamed("S/W", "S/Pause")]);
        difference.Changed.Select(c => $"{c.Path}: {string.Join(",", c.Members)}").ShouldBe(["A: inputs"], "X runs after the step that was renamed, as before");
        VersionDifference.Between(from, from, NoRenames).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_step_that_finished_inside_a_scope_is_not_run_again_outside_of_it()
    {
        const string Before = """
            { "S": { "type": "Scope", "actions": { "X": { "type": "Compose", "inputs": "x" } } },
              "W": { "type": "Wait", "runAfter": { "S": ["Succeeded"] }, "inputs": { "interval": { "count": 5, "unit": "Day" } } } }
            """;
        const string Now = """
            { "S": { "type": "Scope", "actions": { "Other": { "type": "Compose", "inputs": "o" } } },
              "W": { "type": "Wait", "runAfter": { "S": ["Succeeded"] }, "inputs": { "interval": { "count": 5, "unit": "Day" } } },
              "X": { "type": "Compose", "inputs": "x", "runAfter": { "W": ["Succeeded"] } } }
            """;

        Plan(TestRun.Of(Before).Start(), Now).Refusals.ShouldHaveSingleItem().ShouldContain("'X' may have finished inside 'S'");
    }

    [Fact]
    public void A_step_that_ran_in_an_earlier_turn_of_a_loop_is_not_run_again_behind_it()
    {
        const string Before = """
            { "L": { "type": "Foreach", "foreach": "@range(0, 3)", "runtimeConfiguration": { "concurrency": { "repetitions": 1 } }, "actions": {
                "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } },
                "X": { "type": "Compose", "inputs": "x", "runAfter": { "W": ["Succeeded"] } } } } }
            """;
        const string Now = """
            { "L": { "type": "Foreach", "foreach": "@range(0, 3)", "runtimeConfiguration": { "concurrency": { "repetitions": 1 } }, "actions": {
                "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } } },
              "X": { "type": "Compose", "inputs": "x", "runAfter": { "L": ["Succeeded"] } } }
            """;
        var run = TestRun.Of(Before).Start();
        Plan(run, Now).IsAllowed.ShouldBeTrue("X has not run in any turn yet");

        run.Next();
        Plan(run, Now).Refusals.ShouldHaveSingleItem().ShouldContain("'X' may have finished inside 'L'");
    }

    [Fact]
    public void A_step_in_turns_of_a_loop_that_are_over_can_not_be_read_from_outside_for_the_first_time()
    {
        const string Before = """
            { "Each": { "type": "Foreach", "foreach": "@range(0, 2)", "actions": { "X": { "type": "Compose", "inputs": "@item()" } } },
              "W": { "type": "Wait", "runAfter": { "Each": ["Succeeded"] }, "inputs": { "interval": { "count": 5, "unit": "Day" } } } }
            """;
        var now = Before.TrimEnd()[..^1] + """, "Read": { "type": "Compose", "inputs": "@outputs('X')", "runAfter": { "W": ["Succeeded"] } } }""";

        Plan(TestRun.Of(Before).Start(), now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'Read' would read what 'X' gave. That ran in turns of a loop that are over");
    }

    [Fact]
    public void A_variable_that_only_a_step_behind_the_run_would_have_made_can_not_be_read_ahead_of_it()
    {
        var now = Old.Replace("\"A\": {", "\"Init\": { \"type\": \"InitializeVariable\", \"inputs\": { \"variables\": [{ \"name\": \"v\", \"type\": \"string\", \"value\": \"v\" }] } }, \"A\": { \"runAfter\": { \"Init\": [\"Succeeded\"] }, ")
            .Replace("\"inputs\": \"z\"", "\"inputs\": \"@variables('v')\"");

        Plan(TestRun.Of(Old).Start(), now).Refusals.ShouldHaveSingleItem().ShouldStartWith("'Z' reads the variable 'v', but the run is past 'Init'");
    }

    [Fact]
    public void What_only_steps_behind_the_run_would_read_and_nobody_can_give_back_is_an_error_and_not_nothing()
    {
        var secured = Old.Replace("\"A\": {", "\"A\": { \"runtimeConfiguration\": { \"secureData\": { \"properties\": [\"outputs\"] } }, ");
        var old = secured.Replace("\"S\": {", "\"B\": { \"type\": \"Compose\", \"inputs\": 1, \"runAfter\": { \"A\": [\"Succeeded\"] } }, \"S\": {");
        var now = old.Replace("\"inputs\": 1", "\"inputs\": \"@outputs('A')\"");
        var run = TestRun.Of(old).Start();
        var plan = Plan(run, now);

        plan.IsAllowed.ShouldBeTrue();
        var moved = run.MoveTo(plan, now, Anna);
        moved.Take(new RunInput.GoBack("B", Anna));
        moved.Ended("B").Fault!.Message.ShouldContain("MissingAction");
    }

    [Fact]
    public void A_rename_suggests_itself_where_one_step_of_a_kind_went_and_one_came_in_the_same_place()
    {
        var from = FlowProgram.Compile(TestRun.Read(Old));
        var to = FlowProgram.Compile(TestRun.Read(Old.Replace("\"W\"", "\"Pause\"").Replace("\"S\"", "\"Scope_two\"").Replace("\"Z\":", "\"Y\":")));
        var two = FlowProgram.Compile(TestRun.Read(Old.Replace("\"Z\":", "\"Y\": { \"type\": \"Compose\", \"inputs\": 1 }, \"Q\":")));

        RenameSuggestions.Between(from, to).OrderBy(r => r.Key).Select(r => $"{r.Key} {r.Value}").ShouldBe(["S Scope_two", "W Pause", "Z Y"]);
        RenameSuggestions.Between(from, two).ShouldBeEmpty("two could be meant");
    }

    [Fact]
    public void A_loop_keeps_the_limits_it_started_with_and_the_plan_says_so()
    {
        const string Before = """
            { "L": { "type": "Until", "expression": "@false", "limit": { "count": 3, "timeout": "P90D" }, "actions": {
                "W": { "type": "Wait", "inputs": { "interval": { "count": 5, "unit": "Day" } } } } } }
            """;
        var now = Before.Replace("\"count\": 3, \"timeout\": \"P90D\"", "\"count\": 1");
        var run = TestRun.Of(Before).Start();
        var plan = Plan(run, now);

        plan.Notes.ShouldBe([
            "'L' keeps the limit.count it started with (3). That of the new version (1) holds when the step starts again.",
            "'L' keeps the limit.timeout it started with (P90D). That of the new version (the default) holds when the step starts again.",
        ]);
        Plan(run, Before).Notes.ShouldBeEmpty();
        run.MoveTo(plan, now, Anna).ToEnd().OutputsOf("L")!.Get("iterations")!.ToString().ShouldBe("3");
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Moving_to_the_same_definition_anywhere_changes_nothing(int seed)
    {
        var definition = new RandomFlow(seed).Block();
        var run = TestRun.Of(definition).Start();
        for (var i = seed % 7; i > 0; i--)
        {
            run.Next();
        }

        if (run.State.HasEnded)
        {
            return;
        }

        var plan = Plan(run, definition);
        plan.Refusals.ShouldBeEmpty();
        plan.Starts.ShouldBeEmpty();
        plan.State!.ToBytes().ShouldBe(run.State.ToBytes());
    }
}
