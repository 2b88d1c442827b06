using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class SecretTests
{
    private const string Secure = """ "runtimeConfiguration": { "secureData": { "properties": ["outputs"] } } """;

    /// <summary>With credentials wherever a call may have them.</summary>
    private static readonly string[] Calls = [
        """{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "headers": { "authorization": "Bearer s3cret" }, "cookie": "s3cret", "authentication": { "type": "Basic", "username": "u", "password": "s3cret" } } }""",
        """{ "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://example.org", "headers": { "Cookie": "s3cret", "Authorization": "s3cret" }, "authentication": { "type": "Raw", "value": "s3cret" } } } }""",
    ];

    [Fact]
    public void Secured_inputs_and_outputs_are_masked_in_the_journal_only()
    {
        var run = TestRun.Of("""
            { "Secret": { "type": "Compose", "inputs": "s3cret", "runtimeConfiguration": { "secureData": { "properties": ["inputs", "outputs"] } } },
              "Use": { "type": "Compose", "inputs": "@length(outputs('Secret'))", "runAfter": { "Secret": ["Succeeded"] } } }
            """, """, "outputs": { "length": { "type": "Int", "value": "@outputs('Use')" } } """).Start();

        run.Journal.ShouldAllBe(e => !(e.Inputs != null && e.Inputs.ToString().Contains("s3cret")) && !(e.Outputs != null && e.Outputs.ToString().Contains("s3cret")));
        run.State.Outputs!.Get("length").ShouldBe(Value.Of(6));
    }

    [Fact]
    public void What_went_wrong_in_a_secured_step_does_not_quote_its_inputs()
    {
        var run = TestRun.Of("""
            { "S": { "type": "Scope", "actions": {
                "Secret": { "type": "Compose", "inputs": "@int(triggerBody())", "runtimeConfiguration": { "secureData": { "properties": ["inputs"] } } } } } }
            """).Start("\"s3cret\"");

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.Journal.Where(e => e.Fault is not null).ShouldAllBe(e => !e.Fault!.Message.Contains("s3cret"));
        run.State.Fault!.Message.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("""{ "type": "Compose", "inputs": "@outputs('Secret')" }""")]
    [InlineData("""{ "type": "Compose", "inputs": "@actions('Secret')" }""")]
    [InlineData("""{ "type": "ParseJson", "inputs": { "content": "@outputs('Secret')", "schema": {} } }""")]
    [InlineData("""{ "type": "Response", "inputs": { "body": "@outputs('Secret')" } }""")]
    [InlineData("""{ "type": "Select", "inputs": { "from": [1], "select": "@outputs('Secret')" } }""")]
    [InlineData("""{ "type": "Switch", "expression": "@outputs('Secret')", "cases": {} }""")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "https://@{outputs('Secret')}.example" } }""")]
    [InlineData("""{ "type": "Http", "inputs": { "method": "GET", "uri": "@outputs('Secret')" } }""")]
    public void A_step_that_uses_secured_outputs_hides_them_too(string step)
    {
        var run = TestRun.Of($$"""
            { "Secret": { "type": "Compose", "inputs": "@triggerBody()", "runtimeConfiguration": { "secureData": { "properties": ["inputs", "outputs"] } } },
              "S": { "type": "Scope", "runAfter": { "Secret": ["Succeeded"] }, "actions": { "Use": {{step}} } } }
            """).Start("\"s3cret\"");

        run.Journal.ShouldContain(e => e.Path == "S/Use");
        Shown(run).ShouldNotContain("s3cret");
    }

    [Fact]
    public void Variables_and_items_carry_a_secret_on()
    {
        const string Rest = """, "parameters": { "keys": { "type": "SecureObject", "defaultValue": ["s3cret"] } }, "outputs": { "o": { "type": "string", "value": "@variables('v')" } } """;
        var run = TestRun.Of(
            """
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "v", "type": "string" } ] } },
              "Secret": { "type": "Compose", "inputs": "@parameters('keys')", "runAfter": { "V": ["Succeeded"] } },
              "Each": { "type": "Foreach", "foreach": "@outputs('Secret')", "runAfter": { "Secret": ["Succeeded"] }, "actions": {
                "Set": { "type": "SetVariable", "inputs": { "name": "v", "value": "@item()" } },
                "Tell": { "type": "Compose", "inputs": "@concat('is ', variables('v'))", "runAfter": { "Set": ["Succeeded"] } } } } }
            """,
            Rest).Start();

        Shown(run).ShouldNotContain("s3cret");
        run.State.Outputs!.Get("o")!.AsText().ShouldBe("s3cret");
    }

    [Fact]
    public void A_step_that_changes_a_secret_variable_does_not_tell_what_came_of_it()
    {
        const string Rest = """, "parameters": { "pin": { "type": "SecureObject", "defaultValue": 4710 } } """;
        var run = TestRun.Of(
            """
            { "V": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "n", "type": "integer", "value": "@parameters('pin')" } ] } },
              "Add": { "type": "IncrementVariable", "inputs": { "name": "n" }, "runAfter": { "V": ["Succeeded"] } } }
            """,
            Rest).Start();

        run.State.Status.ShouldBe(RunStatus.Succeeded);
        Shown(run).ShouldNotContain("4711");
    }

    [Fact]
    public void What_a_call_answers_to_secured_inputs_is_shown()
    {
        var run = TestRun.Of($$"""
            { "Secret": { "type": "Compose", "inputs": "s3cret", {{Secure}} },
              "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org/@{outputs('Secret')}" }, "runAfter": { "Secret": ["Succeeded"] } },
              "Use": { "type": "Compose", "inputs": "@body('Call')", "runAfter": { "Call": ["Succeeded"] } } }
            """).Start();
        run.Complete("Call", ValueJson.Parse("""{ "statusCode": 200, "body": "open" }"""));

        run.OutputsOf("Use")!.AsText().ShouldBe("open");
        run.Effect<Effect.Call>().Inputs.Get("uri")!.AsText().ShouldBe("https://example.org/s3cret");
    }

    [Fact]
    public void A_secured_trigger_hides_what_it_brought()
    {
        var definition = FlowDocument.Read(ValueJson.Parse($$"""
            { "triggers": { "manual": { "type": "Request", {{Secure}} } }, "actions": { "Use": { "type": "Compose", "inputs": "@triggerBody()" } } }
            """), new FaultList())!.Definition;
        var started = Engine.Advance(
            FlowProgram.Compile(definition),
            RunState.New(),
            new RunInput.Start("manual", ObjectValue.Of(("body", Value.Of("s3cret")))),
            new AdvanceContext { Now = TestRun.Start0, Chance = new Random(1) });

        started.Journal.ShouldContain(e => e.Path == "Use");
        string.Concat(started.Journal).ShouldNotContain("s3cret");
    }

    [Fact]
    public void Passwords_and_keys_of_a_call_are_never_shown()
    {
        var run = TestRun.Of("""
            { "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "headers": { "authorization": "Bearer s3cret", "Accept": "text/plain" }, "cookie": "s3cret",
                "authentication": { "type": "Basic", "username": "officer", "password": "s3cret" } } },
              "Hook": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://example.org", "authentication": { "type": "Raw", "value": "s3cret" } } } },
              "Sign": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": { "type": "ActiveDirectoryOAuth", "tenant": "t", "audience": "a", "clientId": "c", "secret": "s3cret", "pfx": "s3cret", "password": "s3cret" } } } }
            """).Start();

        Shown(run).ShouldNotContain("s3cret");
        Shown(run).ShouldContain("officer");
        Shown(run).ShouldContain("text/plain");
        run.Effects.OfType<Effect.Call>().First().Inputs.Get("authentication")!.Get("password")!.AsText().ShouldBe("s3cret");
    }

    /// <summary>The usual try and catch writes the record of what failed into a message. The step itself is not secured, so nothing else hides it.</summary>
    [Theory]
    [InlineData("@result('Try')")]
    [InlineData("@string(result('Try'))")]
    [InlineData("@actions('Call')")]
    [InlineData("@{actions('Call').inputs}")]
    [InlineData("@actions('Call')?['inputs']?['headers']")]
    public void The_record_of_a_call_has_no_passwords_and_keys(string expression)
    {
        foreach (var call in Calls)
        {
            var run = TestRun.Of($$"""
                { "Try": { "type": "Scope", "actions": { "Call": {{call}} } },
                  "Catch": { "type": "Compose", "inputs": "{{expression}}", "runAfter": { "Try": ["Failed"] } } }
                """).Start();
            run.Take(new RunInput.Completed(run.InstanceOf("Try/Call"), 1, Outcome.Failed(new("Unauthorized", "No."))));

            run.OutputsOf("Catch")!.ToString().ShouldContain("*sanitized*");
            Shown(run).ShouldNotContain("s3cret");
        }
    }

    [Fact]
    public void The_tracked_properties_of_a_call_have_no_passwords_and_keys()
    {
        foreach (var call in Calls)
        {
            var run = TestRun.Of($$"""{ "Call": {{ValueJson.Write(((ObjectValue)ValueJson.Parse(call)).With("trackedProperties", ValueJson.Parse("""{ "t": "@action().inputs", "all": "@{action()}" }""")))}} }""").Start();
            run.Take(new RunInput.Completed(run.InstanceOf("Call"), 1, Outcome.Failed(new("Unauthorized", "No."))));

            run.Ended("Call").Tracked!.Get("t")!.ToString().ShouldContain("*sanitized*");
            Shown(run).ShouldNotContain("s3cret");
        }
    }

    [Theory]
    [InlineData("""{ "type": "Terminate", "inputs": { "runStatus": "Failed", "runError": { "code": "@outputs('Secret')", "message": "m @{outputs('Secret')}" } } }""")]
    [InlineData("""{ "type": "Terminate", "inputs": { "runStatus": "@outputs('Secret')" } }""")]
    [InlineData("""{ "type": "Compose", "inputs": 1, "trackedProperties": { "t": "@outputs('Secret')" } }""")]
    [InlineData("""{ "type": "Workflow", "inputs": { "host": { "workflow": { "id": "@outputs('Secret')" } } } }""")]
    [InlineData("""{ "type": "Campaign.Task", "inputs": { "title": "@outputs('Secret')", "assignedTo": "role:lead" } }""")]
    [InlineData("""{ "type": "Until", "expression": "@equals(int(outputs('Secret')), 1)", "actions": { "Nothing": { "type": "Compose", "inputs": 1 } } }""")]
    public void Endings_waits_and_tracked_properties_do_not_tell_a_secret(string step)
    {
        var run = AfterSecret(step).Start();

        run.Journal.ShouldContain(e => e.Path == "Use");
        Shown(run).ShouldNotContain("s3cret");
    }

    [Fact]
    public void An_output_of_the_flow_that_fails_does_not_quote_a_secret()
    {
        var run = AfterSecret("""{ "type": "Compose", "inputs": 1 }""", """, "outputs": { "o": { "type": "Int", "value": "@int(outputs('Secret'))" } } """).Start();

        run.State.Status.ShouldBe(RunStatus.Failed);
        run.State.Fault!.Code.ShouldBe("InvalidTemplate");
        Shown(run).ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_secured_steps_own_tracked_properties_are_masked()
    {
        var run = TestRun.Of($$"""
            { "Secret": { "type": "Compose", "inputs": "s3cret", {{Secure}}, "trackedProperties": { "t": "@action().outputs" } },
              "Open": { "type": "Compose", "inputs": 1, "trackedProperties": { "t": "@action().outputs" } } }
            """).Start();

        run.Ended("Secret").Tracked!.Get("secured").ShouldBe(Value.True);
        run.Ended("Open").Tracked!.Get("t").ShouldBe(Value.Of(1));
    }

    [Fact]
    public void What_a_started_flow_or_a_server_says_against_a_secret_is_not_repeated()
    {
        var run = AfterSecret("""{ "type": "Workflow", "inputs": { "host": { "workflow": { "id": "child" } }, "body": "@outputs('Secret')" } }""").Start();
        run.Take(new RunInput.Completed(run.InstanceOf("Use"), 1, Outcome.Failed(new("s3cret", "It ended with s3cret."))));

        run.Ended("Use").Fault!.Code.ShouldBe("ChildFlowFailed");
        Shown(run).ShouldNotContain("s3cret");
    }

    [Fact]
    public void A_secured_triggers_history_does_not_quote_what_it_brought()
    {
        var source = (ObjectValue)ValueJson.Parse($$"""{ "type": "Request", {{Secure}}, "splitOn": "@int(triggerBody())", "conditions": [ { "expression": "@equals(int(triggerBody()), 1)" } ] }""");
        var check = new TriggerCheck(new TriggerDefinition("manual", "Request", "triggers.manual", source));
        var outputs = ObjectValue.Of(("body", Value.Of("s3cret")));

        check.WhyNot(TestRun.Start0, new Random(1), outputs, null).ShouldNotBeNull().ShouldNotContain("s3cret");
        check.Split(TestRun.Start0, new Random(1), outputs, out var reason);
        reason.ShouldNotBeNull().ShouldNotContain("s3cret");
    }

    internal static TestRun AfterSecret(string step, string rest = "") => TestRun.Of(ActionsAfterSecret(step), rest);

    internal static string ActionsAfterSecret(string step) =>
        $$"""
        { "S": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "s", "type": "string" } ] } },
          "N": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "n", "type": "integer" } ] }, "runAfter": { "S": ["Succeeded"] } },
          "L": { "type": "InitializeVariable", "inputs": { "variables": [ { "name": "l", "type": "array" } ] }, "runAfter": { "N": ["Succeeded"] } },
          "Secret": { "type": "Compose", "inputs": "s3cret", "runtimeConfiguration": { "secureData": { "properties": ["inputs", "outputs"] } }, "runAfter": { "L": ["Succeeded"] } },
          "Use": {{ValueJson.Write(((ObjectValue)ValueJson.Parse(step)).With("runAfter", ValueJson.Parse("""{ "Secret": ["Succeeded"] }""")))}} }
        """;

    /// <summary>Everything of the run that people are shown; who may act is what lets them.</summary>
    internal static string Shown(TestRun run) =>
        string.Concat(run.Journal.Where(e => e.Kind != JournalKind.RunStarted)) + string.Concat(run.Effects.OfType<Effect.DescribeWait>().Select(w => w with { MayAct = Value.Null })) + run.State.Fault;
}
