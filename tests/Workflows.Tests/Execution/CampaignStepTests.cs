using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class CampaignStepTests
{
    private const string Gate = """
        { "Gate": { "type": "Campaign.Gate", "inputs": { "title": "Enough evidence", "condition": "@greaterOrEquals(campaign()?['evidence']?['publishedClaims'], 3)",
            "waitingFor": "@{sub(3, campaign()?['evidence']?['publishedClaims'])} more published claims", "deadline": "2026-02-02", "remindEvery": "P14D", "escalateTo": ["role:leadership"] MORE } },
          "Then": { "type": "Compose", "inputs": "@body('Gate')", "runAfter": { "Gate": ["Succeeded"] } },
          "Late": { "type": "Compose", "inputs": "late", "runAfter": { "Gate": ["TimedOut"] } } }
        """;

    private static Value Claims(int published) => ObjectValue.Of(("evidence", ObjectValue.Of(("publishedClaims", Value.Of(published)))));

    private static TestRun AtGate(string more = "")
    {
        var run = TestRun.Of(Gate.Replace("MORE", more));
        run.Facts = Claims(1);
        return run.Start();
    }

    [Fact]
    public void Gate_waits_until_the_evidence_is_there()
    {
        var run = AtGate();
        run.Effect<Effect.DescribeWait>().WaitingFor.ShouldBe("2 more published claims");
        run.Effects.OfType<Effect.AwaitFacts>().ShouldHaveSingleItem();

        run.Facts = Claims(2);
        run.Take(new RunInput.LookAgain(run.InstanceOf("Gate")));
        run.Effect<Effect.DescribeWait>().WaitingFor.ShouldBe("1 more published claims");
        run.StatusOf("Gate").ShouldBe(StepStatus.Waiting);

        run.Facts = Claims(3);
        run.Take(new RunInput.LookAgain(run.InstanceOf("Gate")));
        run.Ended("Gate").Outputs!.Get("by")!.AsText().ShouldBe("facts");
        run.Effects.OfType<Effect.ClearWaits>().ShouldHaveSingleItem();
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void Gate_reminds_tells_at_its_deadline_and_waits_on()
    {
        var run = AtGate();
        run.Next();
        run.Now.ShouldBe(new DateTimeOffset(2026, 1, 19, 9, 0, 0, TimeSpan.Zero));
        run.Effect<Effect.Change>().Inputs.Get("about")!.AsText().ShouldBe("reminded");
        run.Next();
        run.Next();
        run.Effects.OfType<Effect.Change>().ShouldContain(c => c.Inputs.Get("about")!.AsText() == "escalated" && c.Inputs.Get("to")!.ToString() == "[\"role:leadership\"]");
        run.StatusOf("Gate").ShouldBe(StepStatus.Waiting);
    }

    [Fact]
    public void Gate_that_says_whom_to_remind_and_not_how_often_reminds_every_week()
    {
        var run = TestRun.Of("""{ "Gate": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false", "remind": ["user:asha"] } } }""").Start();
        run.Next();
        run.Now.ShouldBe(TestRun.Start0.AddDays(7));
        run.Next();
        run.Now.ShouldBe(TestRun.Start0.AddDays(14));
        run.Effect<Effect.Change>().Inputs.Get("to")!.ToString().ShouldBe("[\"user:asha\"]");
    }

    [Fact]
    public void Gate_that_asks_for_no_reminder_sends_none() =>
        TestRun.Of("""{ "Gate": { "type": "Campaign.Gate", "inputs": { "title": "G", "condition": "@false" } } }""").Start().Next().ShouldBeFalse();

    [Fact]
    public void Gate_times_out_at_its_deadline_where_that_is_asked_for()
    {
        var run = AtGate(", \"timeoutAtDeadline\": true").ToEnd();

        run.StatusOf("Gate").ShouldBe(StepStatus.TimedOut);
        run.OutputsOf("Late")!.AsText().ShouldBe("late");
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void Gate_is_overridden_only_with_a_reason()
    {
        var run = AtGate();
        run.Take(new RunInput.Override(run.InstanceOf("Gate"), new Actor("Anna Field", " ")));
        run.Journal[^1].Fault!.Code.ShouldBe("ReasonMissing");

        run.Take(new RunInput.Override(run.InstanceOf("Gate"), new Actor("Anna Field", "The court date is fixed.")));
        run.Ended("Gate").Outputs!.Get("reason")!.AsText().ShouldBe("The court date is fixed.");
        run.Ended("Gate").By.ShouldBe("Anna Field");
    }

    [Fact]
    public void Reminders_before_a_deadline_fall_on_working_days_and_a_passed_one_is_late()
    {
        var run = TestRun.Of("""
            { "R": { "type": "Campaign.Reminder", "inputs": { "title": "Consultation closes", "to": "role:lead", "before": { "deadline": "2026-01-23", "workingDays": [28, 14, 7, 1] } } } }
            """).Start();
        run.ToEnd();

        run.Effects.OfType<Effect.Change>().Select(c => $"{c.Inputs.Get("dueAt")!.AsText()![..16]} {c.Inputs.Get("late")}").ShouldBe(
            ["2026-01-05T09:00 false", "2026-01-14T09:00 false", "2026-01-22T09:00 false"]);
        ((ArrayValue)run.Ended("R").Outputs!.Get("sent")!).Count.ShouldBe(3);
    }

    [Fact]
    public void Of_reminders_missed_before_a_deadline_the_one_nearest_to_it_is_put_out()
    {
        var run = TestRun.Of("""
            { "R": { "type": "Campaign.Reminder", "inputs": { "title": "Consultation closes", "to": "role:lead", "before": { "deadline": "2026-01-23", "workingDays": [12, 7, 3, 1] } } } }
            """).Start();
        var timer = run.Effects.OfType<Effect.SetTimer>().Last();
        run.Now = new DateTimeOffset(2026, 1, 21, 12, 0, 0, TimeSpan.Zero);
        run.Take(new RunInput.TimerFired(timer.Instance, timer.Purpose, timer.DueAt));

        run.Effects.OfType<Effect.Change>().Select(c => $"{c.Inputs.Get("dueAt")!.AsText()![..16]} {c.Inputs.Get("late")}").ShouldBe(["2026-01-20T09:00 true"]);
        run.ToEnd();
        run.Effects.OfType<Effect.Change>().Count().ShouldBe(2, "and the day before");
    }

    [Fact]
    public void Reminders_on_a_schedule_keep_the_wall_clock_and_stop_when_their_condition_holds()
    {
        var run = TestRun.Of("""
            { "R": { "type": "Campaign.Reminder", "inputs": { "title": "Note", "to": "role:lead", "until": "@equals(campaign()?['done'], true)",
                "schedule": { "frequency": "Month", "interval": 1, "timeZone": "Europe/London", "startTime": "2026-01-15T09:00:00", "schedule": { "monthDays": [15], "hours": ["9"], "minutes": [0] } } } } }
            """);
        run.Facts = ValueJson.Parse("""{ "done": false }""");
        run.Start();
        for (var i = 0; i < 4; i++)
        {
            run.Next();
        }

        run.Now.ShouldBe(new DateTimeOffset(2026, 4, 15, 8, 0, 0, TimeSpan.Zero));
        run.Facts = ValueJson.Parse("""{ "done": true }""");
        run.Take(new RunInput.LookAgain(run.InstanceOf("R")));
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Fact]
    public void An_event_that_does_not_match_leaves_the_wait_and_a_line()
    {
        var run = TestRun.Of("""
            { "E": { "type": "Campaign.WaitForEvent", "inputs": { "event": "policy.stateChanged", "where": "@equals(item()?['state'], 'laid')" } } }
            """).Start();
        var instance = run.InstanceOf("E");
        run.Take(new RunInput.EventArrived(instance, Guid.Empty, "policy.stateChanged", ValueJson.Parse("""{ "state": "drafted" }""")));
        run.StatusOf("E").ShouldBe(StepStatus.Waiting);
        run.Journal[^1].Kind.ShouldBe(JournalKind.StepNoted);

        run.Take(new RunInput.EventArrived(instance, Guid.Empty, "policy.stateChanged", ValueJson.Parse("""{ "state": "laid" }""")));
        run.OutputsOf("E")!.Get("payload")!.Get("state")!.AsText().ShouldBe("laid");
    }

    [Fact]
    public void A_stage_that_the_campaign_refuses_to_open_fails_with_its_words()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Campaign.Stage", "inputs": { "key": "x", "title": "X" }, "actions": { "W": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Day" } } } } } }
            """).Start();
        run.Take(new RunInput.Completed(run.InstanceOf("S"), 1, Outcome.Failed(new("StageClosed", "The stage can't be opened."))));

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.StatusOf("S/W").ShouldBe(StepStatus.Cancelled);
    }

    [Fact]
    public void A_task_falls_due_in_working_days()
    {
        var run = TestRun.Of("""{ "T": { "type": "Campaign.Task", "inputs": { "title": "Call", "assignedTo": ["role:lead"], "dueInWorkingDays": 5 } } }""");
        run.Now = new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero);
        run.Start();

        // Good Friday and Easter Monday lie between.
        run.Effect<Effect.Change>().Inputs.Get("due")!.AsText().ShouldBe("2026-04-10");
    }
}
