using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;

namespace CampaignTracker.Workflows.Tests.Rehearsal.Ahead;

public sealed class RehearsalAheadTests
{
    private const string Daily =
        """{ "Daily": { "type": "Campaign.Reminder", "inputs": { "title": "Every day", "to": "role:lead", "schedule": { "frequency": "Day", "interval": 1, "startTime": "2026-03-03T09:00:00", "timeZone": "Europe/London" } } } }""";

    [Fact]
    public async Task Lines_stand_in_the_order_in_which_one_thing_leads_to_the_next()
    {
        var flow = """
            { "Evidence": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "actions": {
                "Open": { "type": "Campaign.Gate", "inputs": { "title": "Always open", "condition": "@true" } },
                "Law": { "type": "Campaign.RecordPolicyState", "inputs": { "state": "announced", "what": "Said so" }, "runAfter": { "Open": ["Succeeded"] } },
                "Send": { "type": "Campaign.Briefing", "inputs": { "template": "news", "audience": { "roles": ["ally"] } }, "runAfter": { "Law": ["Succeeded"] } } } },
              "Thank": { "type": "Campaign.Task", "inputs": { "title": "Thank them", "assignedTo": "role:lead", "waitForCompletion": false }, "runAfter": { "Evidence": ["Succeeded"] } } }
            """;
        var foretold = await new FutureOfAFlow().OfAsync(flow);
        foretold.Lines.Select(line => line.Text).ShouldBe(
        [
            "The flow “The flow” starts", "The stage “Evidence” begins", "The gate “Always open” is passed", "The ledger records: announced 2 March 2026",
            "Briefing “News of Legal aid” goes to 2 people", "The stage “Evidence” ends", "A task for the lead: Thank them", "The flow “The flow” ends",
        ]);
        var mail = foretold.Lines[4].Mails.ShouldHaveSingleItem();
        mail.Recipients.Select(to => to.Address).ShouldBe(["Ruth@example.net", "Sam@example.net"]);
        mail.Html.ShouldContain("Dear Ruth");
        mail.Text.ShouldContain("Dear Ruth");
    }

    [Fact]
    public async Task What_goes_on_for_decades_is_cut_off_with_a_sentence()
    {
        var foretold = await new FutureOfAFlow { Limits = new RehearsalLimits { Lines = 100 } }.OfAsync(Daily, months: 600);
        foretold.Lines.Count.ShouldBe(100);
        foretold.StoppedBecause.ShouldBe("There is more to come: this is where the first 100 things end. Choose a shorter time to see less.");
        foretold.Until.Year.ShouldBe(2026);
    }

    [Fact]
    public async Task A_flow_that_never_rests_is_cut_off_too()
    {
        var flow = """{ "Spin": { "type": "Until", "expression": "@false", "limit": { "count": 5000, "timeout": "P1Y" }, "actions": { "Pause": { "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Second" } } } } } }""";
        var foretold = await new FutureOfAFlow { Limits = new RehearsalLimits { Turns = 500 } }.OfAsync(flow);
        foretold.StoppedBecause.ShouldBe("There is more to come than can be worked out at once. Choose a shorter time.");
    }

    [Fact]
    public async Task A_child_flow_is_played_and_its_failure_is_told()
    {
        var flow = """{ "Child": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "Child" } } } }, "Gone": { "type": "Workflow", "inputs": { "host": { "workflow": { "name": "Nowhere" } } } } }""";
        var foretold = await new FutureOfAFlow()
            .With("Child", """{ "Later": { "type": "Campaign.Reminder", "inputs": { "title": "From the child", "to": "role:lead", "at": "2026-05-01" } } }""")
            .OfAsync(flow);
        var child = foretold.Lines.Single(line => line.Text == "Reminder to the lead: From the child");
        foretold.Followed.ShouldContain(child.Run, "a run that the flow starts belongs to it");
        child.Flow.ShouldBe("Child");
        foretold.Lines.ShouldContain(line => line.Kind == AheadKind.Failure && line.Why == "There is no flow called 'Nowhere'. Publish it, or change the step.");
    }

    [Fact]
    public async Task Flows_that_start_on_an_event_or_a_schedule_are_played_beside_it()
    {
        var stage = """{ "Evidence": { "type": "Campaign.Stage", "inputs": { "key": "evidence", "title": "Evidence" }, "actions": { "Done": { "type": "Compose", "inputs": 1 } } } }""";
        var foretold = await new FutureOfAFlow()
            .With("On stages", """{ "Thank": { "type": "Campaign.Task", "inputs": { "title": "Thank them", "assignedTo": "role:lead", "waitForCompletion": false } } }""", "stage.completed")
            .With("Quarterly", """{ "Look": { "type": "Campaign.Task", "inputs": { "title": "Look at the quarter", "assignedTo": "role:lead", "waitForCompletion": false } } }""", null, """{ "manual": { "type": "Recurrence", "recurrence": { "frequency": "Month", "interval": 3 } } }""")
            .Scheduled("""{ "frequency": "Month", "interval": 3, "startTime": "2026-04-01T08:00:00", "timeZone": "Europe/London" }""")
            .OfAsync(stage);
        FutureOfAFlow.Written(foretold).ShouldContain("2026-03-02 09:00 Task: A task for the lead: Thank them");
        foretold.Lines.Where(line => line.Text == "A task for the lead: Look at the quarter").Select(line => $"{line.At:yyyy-MM-dd HH:mm}").ShouldBe(["2026-04-01 08:00", "2026-07-01 08:00", "2026-10-01 08:00", "2027-01-01 08:00"]);
        foretold.Lines.Where(line => line.Kind == AheadKind.Task).ShouldAllBe(line => !foretold.Followed.Contains(line.Run));
    }

    [Fact]
    public async Task A_run_whose_start_waits_for_another_starts_when_that_has_ended()
    {
        var stages = """
            { "First": { "type": "Campaign.Stage", "inputs": { "key": "first", "title": "First" }, "actions": { "Done": { "type": "Compose", "inputs": 1 } } },
              "Second": { "type": "Campaign.Stage", "inputs": { "key": "second", "title": "Second" }, "actions": { "Done_too": { "type": "Compose", "inputs": 1 } }, "runAfter": { "First": ["Succeeded"] } } }
            """;
        var one = """{ "manual": { "type": "Campaign.Event", "inputs": { "event": "stage.completed" }, "runtimeConfiguration": { "concurrency": { "runs": 1 } } } }""";
        var foretold = await new FutureOfAFlow()
            .With("One at a time", """{ "Later": { "type": "Wait", "inputs": { "interval": { "count": 3, "unit": "Month" } } }, "Thank": { "type": "Campaign.Task", "inputs": { "title": "Thank them", "assignedTo": "role:lead", "waitForCompletion": false }, "runAfter": { "Later": ["Succeeded"] } } }""", "stage.completed", one)
            .OfAsync(stages);
        foretold.StoppedBecause.ShouldBeNull();
        FutureOfAFlow.Written(foretold).Where(line => line.Contains("Thank them", StringComparison.Ordinal)).ShouldBe(
            ["2026-06-02 09:00 Task: A task for the lead: Thank them", "2026-09-02 09:00 Task: A task for the lead: Thank them"]);
    }

    [Fact]
    public async Task A_partner_calls_back_where_that_is_assumed_and_is_told_goodbye()
    {
        var flow = """
            { "Register": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://partner.example.org/in", "body": "@listCallbackUrl()" }, "unsubscribe": { "method": "POST", "uri": "https://partner.example.org/out" } } },
              "Tell": { "type": "Campaign.Reminder", "inputs": { "title": "They said @{body('Register')?['word']}", "to": "role:lead", "at": "2026-07-01" }, "runAfter": { "Register": ["Succeeded"] } } }
            """;
        var answers = new Dictionary<string, AssumedAnswer> { ["Register"] = new("Calls back", new DateOnly(2026, 4, 1), ObjectValue.Of(("word", Value.Of("yes")))) };
        var foretold = await new FutureOfAFlow().OfAsync(flow, new Assumptions { Answers = answers });
        FutureOfAFlow.Written(foretold).ShouldContain("2026-07-01 09:00 Reminder: Reminder to the lead: They said yes");
        foretold.Asks.ShouldAllBe(ask => ask.Key.Length > 0);
        (await new FutureOfAFlow().OfAsync(flow)).Waiting.ShouldHaveSingleItem().WaitingFor.ShouldBe("a call back");
    }

    [Fact]
    public async Task The_same_start_and_answers_give_the_same_lines_and_mail()
    {
        var one = await new FutureOfAFlow().OfAsync(Daily, new Assumptions { AllGoesWell = true });
        var two = await new FutureOfAFlow().OfAsync(Daily, new Assumptions { AllGoesWell = true });
        FutureOfAFlow.Written(two).ShouldBe(FutureOfAFlow.Written(one));
        two.Lines.SelectMany(line => line.Mails).Select(mail => mail.Html).ShouldBe(one.Lines.SelectMany(line => line.Mails).Select(mail => mail.Html));
        one.Lines.Count.ShouldBeGreaterThan(300);
    }
}
