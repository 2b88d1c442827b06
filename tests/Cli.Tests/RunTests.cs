using System.Text.Json;

namespace CampaignTracker.Cli.Tests;

public sealed class RunTests
{
    private const string Flow = """
        {"definition":{"triggers":{"manual":{"type":"Request"}},"actions":{
          "Pause":{"type":"Wait","inputs":{"interval":{"count":3,"unit":"Day"}}},
          "Ask":{"type":"Campaign.Approval","inputs":{"approvalType":"FirstToRespond","title":"Go?","assignedTo":"role:lead"},"runAfter":{"Pause":["Succeeded"]}},
          "Call":{"type":"Http","inputs":{"method":"GET","uri":"https://example.org/"},"runAfter":{"Ask":["Succeeded"]}},
          "Then":{"type":"If","expression":{"equals":["@outputs('Ask')?['outcome']","Approve"]},
            "actions":{"Yes":{"type":"Compose","inputs":"@body('Call')?['n']"}},"else":{"actions":{"No":{"type":"Compose","inputs":"no"}}},"runAfter":{"Call":["Succeeded"]}}},
          "outputs":{"n":{"type":"Int","value":"@add(triggerBody()?['n'], outputs('Yes'))"}}}}
        """;

    [Fact]
    public async Task A_run_stops_at_its_first_wait_and_says_what_it_waits_for()
    {
        using var folder = new Folder();
        var run = await RunAsync(folder.Write("flow.json", Flow));
        run.GetProperty("status").GetString().ShouldBe("Waiting");
        var wait = run.GetProperty("waits")[0];
        wait.GetProperty("path").GetString().ShouldBe("Pause");
        wait.GetProperty("until").GetDateTimeOffset().ShouldBeGreaterThan(wait.GetProperty("since").GetDateTimeOffset().AddDays(2));
        run.GetProperty("actions").GetProperty("Pause").GetProperty("status").GetString().ShouldBe("Waiting");
    }

    [Fact]
    public async Task A_refused_call_ends_its_step_under_the_name_of_its_status()
    {
        const string Calls = """
            {"definition":{"actions":{"Call":{"type":"Http","inputs":{"method":"GET","uri":"https://example.org/"}}}}}
            """;
        using var folder = new Folder();
        var answers = folder.Write("answers.json", """{ "Call": { "statusCode": 404 } }""");
        var run = await RunAsync(folder.Write("flow.json", Calls), "--respond", answers);
        run.GetProperty("actions").GetProperty("Call").GetProperty("code").GetString().ShouldBe("NotFound");
    }

    [Fact]
    public async Task A_webhook_knows_the_address_it_is_to_be_called_back_at_and_waits()
    {
        const string Subscribes = """
            {"definition":{"actions":{"Hook":{"type":"HttpWebhook","inputs":{"subscribe":{"method":"POST","uri":"https://example.org/","body":{"to":"@listCallbackUrl()"}}}}}}}
            """;
        using var folder = new Folder();
        var answers = folder.Write("answers.json", """{ "Hook": { "statusCode": 200 } }""");
        var run = await RunAsync(folder.Write("flow.json", Subscribes), "--respond", answers);
        run.GetProperty("actions").GetProperty("Hook").GetProperty("status").GetString().ShouldBe("Waiting");
    }

    private const string Picky = """
        {"definition":{"triggers":{"manual":{"type":"Request","inputs":{"schema":{"type":"object","required":["n"],"properties":{"n":{"type":"integer"},"s":{"type":"string"}}}},"operationOptions":"EnableSchemaValidation"}},
          "actions":{"C":{"type":"Compose","inputs":"@triggerBody()"}}}}
        """;

    [Fact]
    public async Task A_trigger_whose_condition_does_not_hold_starts_nothing_and_says_why()
    {
        const string Conditional = """
            {"definition":{"triggers":{"manual":{"type":"Request","conditions":[{"expression":"@equals(triggerBody()?['n'], 1)"}]}},"actions":{"C":{"type":"Compose","inputs":"ran"}}}}
            """;
        using var folder = new Folder();
        var flow = folder.Write("flow.json", Conditional);
        var refused = await Tracker.RunAsync("run", flow, "--trigger", folder.Write("two.json", """{"n":2}"""));

        refused.ExitCode.ShouldBe(0, "neither the flow nor the body has errors");
        refused.Error.ShouldContain("did not hold");
        Parsed(refused)[0].GetProperty("status").GetString().ShouldBe("Skipped");
        Parsed(refused)[0].GetProperty("error").GetProperty("code").GetString().ShouldBe("TriggerDidNotFire");
        Parsed(refused)[0].GetProperty("actions").EnumerateObject().ShouldBeEmpty();
        (await RunAsync(flow, "--trigger", folder.Write("one.json", """{"n":1}"""))).GetProperty("status").GetString().ShouldBe("Succeeded");
    }

    [Fact]
    public async Task A_trigger_that_splits_starts_a_run_for_each_item_and_prints_a_line_for_each()
    {
        const string Splitting = """
            {"definition":{"triggers":{"manual":{"type":"Request","splitOn":"@triggerBody()?['items']"}},"actions":{"Pause":{"type":"Wait","inputs":{"interval":{"count":"@triggerBody()","unit":"Day"}}},
              "C":{"type":"Compose","inputs":"@triggerBody()","runAfter":{"Pause":["Succeeded"]}}}}}
            """;
        using var folder = new Folder();
        var flow = folder.Write("flow.json", Splitting);
        var ran = await Tracker.RunAsync("run", flow, "--skip-time", "--trigger", folder.Write("body.json", """{"items":[3,5]}"""));
        Parsed(ran).Select(line => line.GetProperty("actions").GetProperty("C").GetProperty("outputs").GetInt32()).ShouldBe([3, 5]);

        var none = await Tracker.RunAsync("run", flow, "--trigger", folder.Write("none.json", """{"items":[]}"""));
        Parsed(none).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("Skipped");
    }

    [Fact]
    public async Task A_trigger_that_validates_its_schema_refuses_a_body_and_names_each_fault()
    {
        using var folder = new Folder();
        var flow = folder.Write("flow.json", Picky);
        var refused = await Tracker.RunAsync("run", flow, "--trigger", folder.Write("bad.json", """{"s":1}"""));

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("$.s should be string");
        refused.Error.ShouldContain("n");
        refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(3);
        (await RunAsync(flow, "--trigger", folder.Write("good.json", """{"n":1}"""))).GetProperty("status").GetString().ShouldBe("Succeeded");
        (await RunAsync(folder.Write("open.json", Picky.Replace(",\"operationOptions\":\"EnableSchemaValidation\"", "", StringComparison.Ordinal)))).GetProperty("status").GetString().ShouldBe("Succeeded");
    }

    [Fact]
    public async Task Skipping_time_goes_on_until_a_person_must_answer()
    {
        using var folder = new Folder();
        var run = await RunAsync(folder.Write("flow.json", Flow), "--skip-time");
        run.GetProperty("status").GetString().ShouldBe("Waiting");
        run.GetProperty("waits")[0].GetProperty("waitingFor").GetString().ShouldBe("an answer to \"Go?\"");
    }

    [Fact]
    public async Task Prepared_answers_carry_a_run_to_its_end()
    {
        using var folder = new Folder();
        var answers = folder.Write("answers.json", """{"Ask":{"answer":"Approve","by":"Anna"},"Call":[{"statusCode":503},{"statusCode":200,"body":{"n":2}}]}""");
        var run = await RunAsync(folder.Write("flow.json", Flow), "--skip-time", "--respond", answers, "--trigger", folder.Write("body.json", """{"n":40}"""));

        run.GetProperty("status").GetString().ShouldBe("Succeeded");
        run.GetProperty("outputs").GetProperty("n").GetInt32().ShouldBe(42);
        var actions = run.GetProperty("actions");
        actions.GetProperty("Call").GetProperty("attempts").GetInt32().ShouldBe(2);
        actions.GetProperty("Ask").GetProperty("outputs").GetProperty("responses")[0].GetProperty("responder").GetString().ShouldBe("Anna");
        actions.GetProperty("Then/No").GetProperty("status").GetString().ShouldBe("Skipped");
    }

    [Fact]
    public async Task A_flow_that_reminds_for_ever_does_not_hang()
    {
        using var folder = new Folder();
        var flow = folder.Write("flow.json", """
            {"definition":{"triggers":{},"actions":{"R":{"type":"Campaign.Reminder","inputs":{"title":"Again","to":"role:lead","schedule":{"frequency":"Week","interval":1}}}}}}
            """);
        (await RunAsync(flow, "--skip-time")).GetProperty("status").GetString().ShouldBe("Waiting");
    }

    [Fact]
    public async Task A_flow_with_errors_is_not_run_and_every_fault_is_said()
    {
        using var folder = new Folder();
        var tracker = await Tracker.RunAsync("run", folder.Write("flow.json", """{"actions":{"A":{"type":"Compose","inputs":"@nope()"},"B":{"type":"Teleport"}}}"""));
        tracker.ExitCode.ShouldBe(1);
        tracker.Out.ShouldBeEmpty();
        tracker.Error.ShouldContain("actions.A.inputs");
        tracker.Error.ShouldContain("actions.B");
    }

    private static JsonElement[] Parsed(Tracker tracker) => [.. tracker.Lines.Select(line => JsonDocument.Parse(line).RootElement)];

    private static async Task<JsonElement> RunAsync(string file, params string[] more)
    {
        var tracker = await Tracker.RunAsync(["run", file, .. more]);
        tracker.Error.ShouldBeEmpty();
        tracker.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(tracker.Lines.ShouldHaveSingleItem()).RootElement;
    }
}
