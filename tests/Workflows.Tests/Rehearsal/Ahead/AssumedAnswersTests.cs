using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal.Ahead;

namespace CampaignTracker.Workflows.Tests.Rehearsal.Ahead;

public sealed class AssumedAnswersTests
{
    private const string Twice =
        """
        { "Ask": { "type": "Campaign.Approval", "inputs": { "title": "Now?", "approvalType": "CustomResponse", "options": ["Yes", "Later"], "assignedTo": "role:leadership", "remindEvery": "P50Y" } },
          "Again": { "type": "Foreach", "foreach": [1, 2], "runtimeConfiguration": { "concurrency": { "repetitions": 1 } }, "runAfter": { "Ask": ["Succeeded"] }, "actions": {
            "Write": { "type": "Campaign.Task", "inputs": { "title": "Write part @{item()}", "assignedTo": "role:lead" } } } } }
        """;

    [Fact]
    public async Task Nobody_answers_unless_it_is_assumed()
    {
        var foretold = await new FutureOfAFlow().OfAsync(Twice);
        foretold.Lines.ShouldNotContain(line => line.IsAssumed);
        foretold.Waiting.ShouldHaveSingleItem().WaitingFor.ShouldBe("an answer to \"Now?\"");
        foretold.Asks.ShouldHaveSingleItem().AnsweredAt.ShouldBeNull();
    }

    [Fact]
    public async Task All_goes_well_after_the_working_days_and_each_time_a_step_asks()
    {
        var foretold = await new FutureOfAFlow().OfAsync(Twice, new Assumptions { AllGoesWell = true, WorkingDays = 5 });
        FutureOfAFlow.Written(foretold).Where(line => line.Contains("answers", StringComparison.Ordinal) || line.Contains("finishes", StringComparison.Ordinal)).ShouldBe(
        [
            "2026-03-09 14:00 Approval: Miriam Hale answers “Now?”: Yes",
            "2026-03-16 14:00 Task: Anna Field finishes “Write part 1”",
            "2026-03-23 14:00 Task: Anna Field finishes “Write part 2”",
        ]);
        foretold.Asks.Select(ask => ask.Key).ShouldBe(["Ask", "Write", "Write~2"]);
    }

    [Fact]
    public async Task One_answer_can_be_chosen_with_its_day_and_another_left_out()
    {
        var answers = new Dictionary<string, AssumedAnswer>
        {
            ["Ask"] = new("later", new DateOnly(2026, 6, 1)),
            ["Write"] = new("Done", new DateOnly(2026, 1, 1)),
            ["Write~2"] = new(AssumedAnswer.Nobody),
        };
        var foretold = await new FutureOfAFlow().OfAsync(Twice, new Assumptions { Answers = answers });
        FutureOfAFlow.Written(foretold).ShouldContain("2026-06-01 14:00 Approval: Miriam Hale answers “Now?”: Later");
        FutureOfAFlow.Written(foretold).ShouldContain("2026-06-01 16:00 Task: Anna Field finishes “Write part 1”", "a day that is past means soon after it is asked");
        foretold.Waiting.ShouldHaveSingleItem().Title.ShouldBe("Write part 2");
    }

    [Fact]
    public async Task An_answer_that_is_not_among_the_options_is_refused_and_not_taken_for_another()
    {
        var answers = new Dictionary<string, AssumedAnswer> { ["Ask"] = new("Never") };
        var foretold = await new FutureOfAFlow().OfAsync(Twice, new Assumptions { AllGoesWell = true, Answers = answers });

        var refused = foretold.Lines.Single(line => line.Kind == AheadKind.Failure);
        (refused.Text, refused.Why).ShouldBe(("The assumed answer can't be given", "“Never” is not among Yes, Later. Nobody answers."));
        foretold.Asks.ShouldHaveSingleItem().AnsweredAt.ShouldBeNull();
        foretold.Waiting.ShouldHaveSingleItem().Title.ShouldBe("Now?");
    }

    [Theory]
    [InlineData("EveryoneMustApprove", 2)]
    [InlineData("Sequential", 2)]
    [InlineData("FirstToRespond", 1)]
    public async Task As_many_people_answer_as_it_takes(string type, int people)
    {
        var flow = $$"""
            { "Ask": { "type": "Campaign.Approval", "inputs": { "title": "All of you?", "approvalType": "{{type}}", "assignedTo": ["role:leadership", "user:anna@example.org"] } },
              "Names": { "type": "Campaign.Reminder", "inputs": { "title": "@{outputs('Ask')?['outcome']} by @{length(outputs('Ask')?['responses'])}", "to": "role:lead", "at": "2026-06-01" }, "runAfter": { "Ask": ["Succeeded"] } } }
            """;
        var foretold = await new FutureOfAFlow().OfAsync(flow, new Assumptions { AllGoesWell = true });
        FutureOfAFlow.Written(foretold).ShouldContain($"2026-06-01 09:00 Reminder: Reminder to the lead: Approve by {people}");
    }

    [Fact]
    public async Task A_gate_passes_and_an_event_comes_on_the_day_that_is_assumed_with_what_it_brings()
    {
        var flow = """
            { "Claims": { "type": "Campaign.Gate", "inputs": { "title": "Enough claims", "condition": "@greater(campaign()?['evidence']?['publishedClaims'], 0)" } },
              "Reply": { "type": "Campaign.WaitForEvent", "inputs": { "event": "contact.attempted", "where": "@equals(item()?['outcome'], 'met')" }, "runAfter": { "Claims": ["Succeeded"] } },
              "Tell": { "type": "Campaign.Reminder", "inputs": { "title": "Met @{outputs('Reply')?['payload']?['whom']}", "to": "role:lead", "at": "2026-07-01" }, "runAfter": { "Reply": ["Succeeded"] } } }
            """;
        var answers = new Dictionary<string, AssumedAnswer>
        {
            ["Claims"] = new("Passed", new DateOnly(2026, 4, 7)),
            ["Reply"] = new("Comes", new DateOnly(2026, 5, 5), ObjectValue.Of(("whom", Value.Of("the minister")))),
        };
        var foretold = await new FutureOfAFlow().OfAsync(flow, new Assumptions { Answers = answers });
        FutureOfAFlow.Written(foretold).ShouldBe(
        [
            "2026-03-02 09:00 Run: The flow “The flow” starts",
            "2026-03-02 09:00 Gate: Waits at the gate “Enough claims” for its condition to hold",
            "2026-04-07 14:00 Gate: The gate “Enough claims” is passed",
            "2026-04-07 14:00 Wait: Waits for the event contact.attempted",
            "2026-05-05 14:00 Wait: It comes: Reply",
            "2026-07-01 09:00 Reminder: Reminder to the lead: Met the minister",
            "2026-07-01 09:00 Run: The flow “The flow” ends",
        ]);
    }

    [Theory]
    [InlineData(null, "200 and nothing")]
    [InlineData("""{ "word": "yes" }""", "200 and yes")]
    [InlineData("""{ "statusCode": 503, "body": { "word": "no" } }""", "503 and no")]
    public async Task A_web_address_answers_as_is_assumed_and_is_never_called(string? content, string said)
    {
        var flow = """
            { "Look": { "type": "Http", "inputs": { "method": "GET", "uri": "https://register.example.org/x", "retryPolicy": { "type": "none" } } },
              "Tell": { "type": "Campaign.Reminder", "inputs": { "title": "@{outputs('Look')?['statusCode']} and @{coalesce(body('Look')?['word'], 'nothing')}", "to": "role:lead", "at": "2026-07-01" }, "runAfter": { "Look": ["Succeeded", "Failed"] } } }
            """;
        var answers = content is null ? [] : new Dictionary<string, AssumedAnswer> { ["Look"] = new(null, null, ValueJson.Parse(content)) };
        var foretold = await new FutureOfAFlow().OfAsync(flow, new Assumptions { Answers = answers });
        FutureOfAFlow.Written(foretold).ShouldContain($"2026-07-01 09:00 Reminder: Reminder to the lead: {said}");
        foretold.Lines.ShouldContain(line => line.Kind == AheadKind.Call && line.IsAssumed && line.Text == "Calls register.example.org");
    }

    [Theory]
    [InlineData("Signed off", "2026-03-10 14:00 Briefing: Briefing “News of Legal aid” goes to 2 people")]
    [InlineData("Refused", "2026-03-10 14:00 Failure: It fails")]
    public async Task A_briefing_is_signed_off_or_refused(string choice, string expected)
    {
        var flow = """{ "Send": { "type": "Campaign.Briefing", "inputs": { "template": "news", "audience": { "roles": ["ally"] }, "needsSignOff": true, "signOffBy": ["role:leadership"] } } }""";
        var answers = new Dictionary<string, AssumedAnswer> { ["Send"] = new(choice, new DateOnly(2026, 3, 10)) };
        var foretold = await new FutureOfAFlow().OfAsync(flow, new Assumptions { Answers = answers });
        FutureOfAFlow.Written(foretold).ShouldContain("2026-03-02 09:00 Briefing: Briefing “News of Legal aid” is written and waits to be signed off by leadership");
        FutureOfAFlow.Written(foretold).ShouldContain(expected);
    }

    [Fact]
    public void What_was_answered_in_an_earlier_run_is_read_from_its_journal()
    {
        var asked = FutureOfAFlow.Now;
        JournalEntry[] journal =
        [
            new(asked, JournalKind.StepWaiting, "Stage/Ask", "Campaign.Approval", 3, StepStatus.Waiting),
            new(asked.AddDays(2), JournalKind.StepEnded, "Stage/Ask", "Campaign.Approval", 3, StepStatus.Succeeded, Outputs: ObjectValue.Of(("outcome", Value.Of("Later")))),
            new(asked, JournalKind.StepWaiting, "For_each[0]/Write", "Campaign.Task", 5, StepStatus.Waiting),
            new(asked.AddHours(1), JournalKind.StepEnded, "For_each[0]/Write", "Campaign.Task", 5, StepStatus.Succeeded),
            new(asked, JournalKind.StepWaiting, "For_each[1]/Write", "Campaign.Task", 6, StepStatus.Waiting),
            new(asked, JournalKind.StepWaiting, "Look", "Http", 7, StepStatus.Waiting),
            new(asked, JournalKind.StepEnded, "Look", "Http", 7, StepStatus.Failed, Outputs: ObjectValue.Of(("statusCode", Value.Of(404)))),
            new(asked, JournalKind.StepWaiting, "Send", "Campaign.Briefing", 8, StepStatus.Waiting, Inputs: ObjectValue.Empty),
        ];
        RecordedAnswers.Of(journal).Select(answer => $"{answer.Key}: {answer.Value.Choice} after {answer.Value.After}, {answer.Value.Content}").ShouldBe(
        [
            "Ask: Later after 2.00:00:00, ", "Write: Done after 01:00:00, ", "Write~2: nobody after , ", "Look: Answers after 00:00:00, {\"statusCode\":404}",
        ]);
    }

    [Fact]
    public async Task An_answer_comes_as_long_after_the_question_as_it_did_before()
    {
        var answers = new Dictionary<string, AssumedAnswer> { ["Ask"] = new("Later", After: new TimeSpan(2, 3, 0, 0)) };
        FutureOfAFlow.Written(await new FutureOfAFlow().OfAsync(Twice, new Assumptions { Answers = answers })).ShouldContain("2026-03-04 12:00 Approval: Miriam Hale answers “Now?”: Later");
    }
}
