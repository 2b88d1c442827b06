using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class CallTests
{
    private static readonly TimeSpan OneTick = TimeSpan.FromTicks(1);

    private static TestRun Calling(string policy) => TestRun.Of($$"""
        { "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://parliament.example/bills", "retryPolicy": {{policy}} } },
          "Then": { "type": "Compose", "inputs": "@body('Call')", "runAfter": { "Call": ["Succeeded"] } } }
        """).Start();

    private static void Answer(TestRun run, int attempt, Outcome outcome) =>
        run.Take(new RunInput.Completed(run.InstanceOf("Call"), attempt, outcome));

    [Fact]
    public void A_call_is_tried_again_under_a_new_key_as_its_policy_says()
    {
        var run = Calling("""{ "type": "fixed", "count": 2, "interval": "PT20S" }""");
        Answer(run, 1, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
        run.Next();
        run.Now.ShouldBe(TestRun.Start0.AddSeconds(20));
        run.Effect<Effect.Call>().Attempt.ShouldBe(2);

        Answer(run, 2, Outcome.Succeeded(ValueJson.Parse("""{ "statusCode": 200, "body": "ok" }""")));
        run.OutputsOf("Then")!.AsText().ShouldBe("ok");
        run.Ended("Call").Attempt.ShouldBe(2);
    }

    [Fact]
    public void A_call_fails_when_its_tries_are_used_up()
    {
        var run = Calling("""{ "type": "fixed", "count": 2, "interval": "PT20S" }""");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Answer(run, attempt, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
            run.Next();
        }

        run.StatusOf("Call").ShouldBe(StepStatus.Failed);
        run.Journal.Count(e => e.Kind == JournalKind.StepRetrying).ShouldBe(2);
    }

    [Fact]
    public void An_answer_to_an_earlier_attempt_changes_nothing()
    {
        var run = Calling("""{ "type": "fixed", "count": 2, "interval": "PT20S" }""");
        Answer(run, 1, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
        run.Next();
        Answer(run, 1, Outcome.Succeeded(Value.Null));

        run.StatusOf("Then").ShouldBe(StepStatus.None);
        run.State.Status.ShouldBe(RunStatus.Running);
    }

    [Fact]
    public void Exponential_delays_grow_within_their_bounds()
    {
        var run = Calling("""{ "type": "exponential", "count": 5, "interval": "PT10S", "minimumInterval": "PT5S", "maximumInterval": "PT1M" }""");
        var last = run.Now;
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Answer(run, attempt, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
            run.Next();
            var most = 10 * Math.Pow(2, attempt - 1);
            (run.Now - last).ShouldBeInRange(TimeSpan.FromSeconds(Math.Max(5, Math.Min(60, most / 2))) - OneTick, TimeSpan.FromSeconds(Math.Min(60, most)));
            last = run.Now;
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{ "type": "Default" }""")]
    public void The_default_policy_tries_four_times_more_at_most_45_seconds_apart(string policy)
    {
        var run = Calling(policy);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Answer(run, attempt, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
            run.Next();
        }

        run.Ended("Call").Attempt.ShouldBe(5);
        (run.Now - TestRun.Start0).ShouldBeInRange(TimeSpan.FromSeconds(5 + 7.5 + 15 + 30) - OneTick, TimeSpan.FromSeconds(7.5 + 15 + 30 + 45));
    }

    [Fact]
    public void Ninety_growing_delays_stay_within_the_longest()
    {
        var run = Calling("""{ "type": "exponential", "count": 90, "interval": "PT1H", "maximumInterval": "PT2H" }""");
        for (var attempt = 1; attempt <= 91; attempt++)
        {
            Answer(run, attempt, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
            run.Next();
        }

        run.Ended("Call").Attempt.ShouldBe(91);
        (run.Now - TestRun.Start0).ShouldBeLessThan(TimeSpan.FromHours(2 * 90) + OneTick);
    }

    [Fact]
    public void Asking_whether_work_is_done_has_its_own_tries()
    {
        var run = Calling("""{ "type": "fixed", "count": 1, "interval": "PT20S" }""");
        var accepted = new Outcome(StepStatus.Running, ValueJson.Parse("""{ "uri": "https://parliament.example/jobs/1", "afterSeconds": 30 }"""));
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            Answer(run, attempt, accepted);
            run.Next();
        }

        Answer(run, 4, Outcome.Failed(new("503", "busy"), mayRetry: true));
        run.Next();
        Answer(run, 5, Outcome.Succeeded(ValueJson.Parse("""{ "body": "done" }""")));
        run.OutputsOf("Then")!.AsText().ShouldBe("done");
    }

    [Fact]
    public void An_answer_that_says_when_to_come_again_is_heeded()
    {
        var run = Calling("""{ "type": "fixed", "count": 2, "interval": "PT20S" }""");
        Answer(run, 1, Outcome.Failed(new("503", "busy"), ValueJson.Parse("""{ "statusCode": 503, "headers": { "Retry-After": "120" } }"""), mayRetry: true));
        run.Next();

        run.Now.ShouldBe(TestRun.Start0.AddSeconds(120));
    }

    [Fact]
    public void A_retry_policy_may_come_from_parameters()
    {
        var run = TestRun.Of(
            """{ "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://parliament.example", "retryPolicy": { "type": "fixed", "count": "@parameters('times')", "interval": "@parameters('pause')" } } } }""",
            """, "parameters": { "times": { "type": "Int", "defaultValue": 1 }, "pause": { "type": "String", "defaultValue": "PT9S" } }""").Start();
        Answer(run, 1, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
        run.Next();
        run.Now.ShouldBe(TestRun.Start0.AddSeconds(9));

        Answer(run, 2, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
        run.StatusOf("Call").ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public void The_policy_of_a_webhook_stands_with_its_subscription()
    {
        var run = TestRun.Of("""
            { "Call": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://partner.example/s", "retryPolicy": { "type": "none" } } } } }
            """).Start();
        Answer(run, 1, Outcome.Failed(new("ServerError", "503"), mayRetry: true));

        run.StatusOf("Call").ShouldBe(StepStatus.Failed);
    }

    [Fact]
    public void An_accepted_call_is_asked_again_where_it_said()
    {
        var run = Calling("""{ "type": "none" }""");
        Answer(run, 1, new Outcome(StepStatus.Running, ValueJson.Parse("""{ "uri": "https://parliament.example/jobs/1", "afterSeconds": 30 }""")));
        run.Next();

        run.Now.ShouldBe(TestRun.Start0.AddSeconds(30));
        run.Effect<Effect.Call>().Inputs.Get("uri")!.AsText().ShouldBe("https://parliament.example/jobs/1");
        Answer(run, 2, Outcome.Succeeded(ValueJson.Parse("""{ "body": "done" }""")));
        run.OutputsOf("Then")!.AsText().ShouldBe("done");
    }

    [Theory]
    [InlineData("https://parliament.example/jobs/1", true)]
    [InlineData("https://elsewhere.example/jobs/1", false)]
    [InlineData("http://parliament.example/jobs/1", false)]
    public void Only_the_server_that_was_called_is_shown_the_sign_in_when_it_is_asked_again(string next, bool isShown)
    {
        var run = TestRun.Of("""
            { "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://parliament.example/bills", "authentication": { "type": "Raw", "value": "Bearer abc" } } } }
            """).Start();
        Answer(run, 1, new Outcome(StepStatus.Running, ValueJson.Parse($$"""{ "uri": "{{next}}", "afterSeconds": 30 }""")));
        run.Next();

        run.Effect<Effect.Call>().Inputs.Get("authentication")!.IsNull.ShouldBe(!isShown);
    }

    [Fact]
    public void A_webhook_gives_its_own_address_waits_for_the_call_and_unsubscribes()
    {
        var run = TestRun.Of("""
            { "Hook": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://partner.example/subscribe", "body": { "callback": "@{listCallbackUrl()}" } },
                "unsubscribe": { "method": "DELETE", "uri": "https://partner.example/unsubscribe" } } } }
            """).Start();
        run.Effect<Effect.Call>().Inputs.Get("body")!.Get("callback")!.AsText().ShouldBe("https://tracker.example/callback/1");
        run.Take(new RunInput.EventArrived(run.InstanceOf("Hook"), Guid.Empty, "callback", ValueJson.Parse("""{ "body": { "ok": true } }""")));

        run.OutputsOf("Hook")!.Get("body")!.Get("ok").ShouldBe(Value.True);
        run.Effect<Effect.Call>().Inputs.Get("method")!.AsText().ShouldBe("DELETE");
        run.State.Status.ShouldBe(RunStatus.Succeeded);
    }

    [Theory]
    [InlineData("limit")]
    [InlineData("skip")]
    [InlineData("cancel")]
    [InlineData("failure")]
    public void A_webhook_unsubscribes_once_however_it_ends(string how)
    {
        var run = TestRun.Of("""
            { "Call": { "type": "HttpWebhook", "limit": { "timeout": "PT1H" }, "inputs": { "subscribe": { "method": "POST", "uri": "https://partner.example/subscribe", "retryPolicy": { "type": "none" } },
                "unsubscribe": { "method": "DELETE", "uri": "https://partner.example/unsubscribe" } } } }
            """).Start();
        var anna = new Actor("Anna Field", "It takes too long.");
        switch (how)
        {
            case "limit":
                run.Next().ShouldBeTrue();
                break;
            case "skip":
                run.Take(new RunInput.Skip(run.InstanceOf("Call"), anna));
                break;
            case "cancel":
                run.Take(new RunInput.Cancel(anna));
                break;
            default:
                Answer(run, 1, Outcome.Failed(new("ServerError", "503"), mayRetry: true));
                break;
        }

        run.State.HasEnded.ShouldBeTrue();
        run.Effects.OfType<Effect.Call>().Select(c => c.Inputs.Get("method")!.AsText()).ShouldBe(["POST", "DELETE"]);
    }

    [Fact]
    public void An_unsubscription_that_can_not_be_worked_out_keeps_no_run_from_being_cancelled()
    {
        var run = TestRun.Of("""
            { "Hook": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://partner.example/subscribe" },
                "unsubscribe": { "method": "DELETE", "uri": "@{div(1, 0)}" } } } }
            """).Start();
        run.Take(new RunInput.Cancel(new Actor("Anna Field")));

        run.State.Status.ShouldBe(RunStatus.Cancelled);
        run.Journal.ShouldContain(e => e.Path == "Hook" && e.Kind == JournalKind.StepNoted && e.Fault != null);
    }

    [Fact]
    public void Tracked_properties_see_the_step_itself()
    {
        var run = TestRun.Of("""{ "C": { "type": "Compose", "inputs": { "id": 7 }, "trackedProperties": { "id": "@action()['outputs']['id']" } } }""").Start();

        run.Ended("C").Tracked!.Get("id").ShouldBe(Value.Of(7));
    }
}
