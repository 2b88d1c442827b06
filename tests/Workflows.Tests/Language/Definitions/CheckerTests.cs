namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class CheckerTests
{
    [Theory]
    [InlineData("""{ "interval": { "count": -1, "unit": "Day" } }""", "interval.count")]
    [InlineData("""{ "interval": { "count": 1, "unit": "Fortnight" } }""", "interval.unit")]
    [InlineData("""{ "interval": { "unit": "Day" } }""", "interval.count")]
    public void A_wait_that_could_never_be_waited_is_found_before_it_runs(string inputs, string place) =>
        Checked.Actions($$"""{ "W": { "type": "Wait", "inputs": {{inputs}} } }""").ShouldBe([$"Error actions.W.inputs.{place} InvalidWait"]);

    [Fact]
    public void A_wait_without_a_time_is_found_and_one_that_computes_it_is_not()
    {
        Checked.Actions("""{ "W": { "type": "Wait", "inputs": {} } }""").ShouldBe(["Error actions.W.inputs InvalidWait"]);
        Checked.Actions("""{ "W": { "type": "Wait", "inputs": { "interval": { "count": "@rand(1, 3)", "unit": "@triggerBody()?['unit']" } } } }""").ShouldBeEmpty();
    }

    [Fact]
    public void A_loop_that_makes_no_turn_is_found() =>
        Checked.Actions("""{ "U": { "type": "Until", "expression": "@true", "limit": { "count": 0 }, "actions": {} } }""").ShouldBe(["Error actions.U.limit.count InvalidLimit"]);

    [Theory]
    [InlineData("\"A\"", "runAfter NotAnObject")]
    [InlineData("[\"A\"]", "runAfter NotAnObject")]
    [InlineData("{ \"A\": [] }", "runAfter.A NoStatus")]
    [InlineData("{ \"Elsewhere\": [\"Succeeded\"] }", "runAfter.Elsewhere MissingStep")]
    public void A_runAfter_that_says_nothing_is_found(string runAfter, string fault) =>
        Checked.Actions($$"""{ "A": { "type": "Compose", "inputs": 1 }, "B": { "type": "Compose", "inputs": 1, "runAfter": {{runAfter}} } }""").ShouldBe([$"Error actions.B.{fault}"]);

    [Theory]
    [InlineData("{ \"A\": \"Succeeded\" }")]
    [InlineData("{ \"a\": [\"SUCCEEDED\", \"timedout\"] }")]
    [InlineData("null")]
    public void A_runAfter_may_name_one_status_alone_and_in_any_case(string runAfter) =>
        Checked.Actions($$"""{ "A": { "type": "Compose", "inputs": 1 }, "B": { "type": "Compose", "inputs": 1, "runAfter": {{runAfter}} } }""").ShouldBeEmpty();

    [Fact]
    public void A_child_flow_that_is_not_named_is_found() =>
        Checked.Actions("""{ "C": { "type": "Workflow", "inputs": { "host": { "triggerName": "manual" } } } }""").ShouldBe(["Error actions.C.inputs.host MissingFlow"]);

    [Theory]
    [InlineData("Http", "inputs")]
    [InlineData("HttpWebhook", "inputs.subscribe")]
    public void A_way_to_sign_in_that_is_not_connected_is_explained(string type, string place)
    {
        const string Call = """{ "method": "GET", "uri": "https://example.org", "authentication": { "type": "Kerberos" } }""";
        var inputs = type == "Http" ? Call : $$"""{ "subscribe": {{Call}} }""";

        Checked.Actions($$"""{ "H": { "type": "{{type}}", "inputs": {{inputs}} } }""").ShouldBe([$"Unsupported actions.H.{place}.authentication Authentication"]);
    }

    [Theory]
    [InlineData("""{ "type": "ManagedServiceIdentity" }""", "audience")]
    [InlineData("""{ "type": "managedServiceIdentity", "audience": "", "identity": "SystemAssigned" }""", "audience")]
    [InlineData("""{ "type": "ActiveDirectoryOAuth", "tenant": "t", "audience": "a", "clientId": "c" }""", "secret")]
    [InlineData("""{ "type": "ActiveDirectoryOAuth", "pfx": "p", "password": "w" }""", "tenant", "audience", "clientId")]
    public void What_a_call_lacks_to_sign_in_is_named(string sign, params string[] missing)
    {
        Checked.Actions($$"""{ "H": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": {{sign}} } } }""")
            .ShouldBe(missing.Select(name => $"Error actions.H.inputs.authentication.{name} MissingInput"));
        Checked.Actions($$"""{ "H": { "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://example.org", "authentication": {{sign}} } } } }""")
            .ShouldBe(missing.Select(name => $"Error actions.H.inputs.subscribe.authentication.{name} MissingInput"));
    }

    [Theory]
    [InlineData("""{ "type": "ManagedServiceIdentity", "audience": "https://vault.example.org", "identity": "/subscriptions/1" }""")]
    [InlineData("""{ "type": "ActiveDirectoryOAuth", "tenant": "t", "audience": "a", "clientId": "c", "secret": "@toLower('S')" }""")]
    [InlineData("""{ "type": "ActiveDirectoryOAuth", "tenant": "t", "audience": "a", "clientId": "c", "pfx": "p", "password": "w" }""")]
    [InlineData("\"@json('{}')\"")]
    public void A_call_that_says_how_it_signs_in_is_fine(string sign) =>
        Checked.Actions($$"""{ "H": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "authentication": {{sign}} } } }""").ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "A": { "type": "Compose", "inputs": "@outputs('B')" }, "B": { "type": "Compose", "inputs": 1 } }""", "actions.A.inputs")]
    [InlineData("""{ "A": { "type": "Compose", "inputs": "@outputs('B')" }, "B": { "type": "Compose", "inputs": 1, "runAfter": { "A": ["Succeeded"] } } }""", "actions.A.inputs")]
    [InlineData("""{ "S": { "type": "Scope", "actions": { "A": { "type": "Compose", "inputs": "@actions('S')" } } } }""", "actions.S.actions.A.inputs")]
    [InlineData("""{ "I": { "type": "If", "expression": "@true", "actions": { "A": { "type": "Compose", "inputs": 1 } }, "else": { "actions": { "B": { "type": "Compose", "inputs": "@outputs('A')" } } } } }""", "actions.I.else.actions.B.inputs")]
    public void A_reference_to_a_step_that_need_not_have_ended_is_a_warning(string actions, string path) =>
        Checked.Actions(actions).ShouldBe([$"Warning {path} NotBefore"]);

    [Theory]
    [InlineData("""{ "A": { "type": "Compose", "inputs": 1 }, "M": { "type": "Compose", "inputs": 1, "runAfter": { "A": ["Failed", "Succeeded"] } }, "B": { "type": "Compose", "inputs": "@outputs('A')", "runAfter": { "M": ["Succeeded"] } } }""")]
    [InlineData("""{ "S": { "type": "Scope", "actions": { "A": { "type": "Compose", "inputs": 1 } } }, "T": { "type": "Scope", "runAfter": { "S": ["Succeeded"] }, "actions": { "B": { "type": "Compose", "inputs": "@outputs('A')" } } } }""")]
    [InlineData("""{ "U": { "type": "Until", "expression": "@equals(outputs('A'), 1)", "actions": { "A": { "type": "Compose", "inputs": 1 } } } }""")]
    public void A_reference_to_a_step_that_has_ended_is_fine(string actions) => Checked.Actions(actions).ShouldBeEmpty();

    [Theory]
    [InlineData("@{concat('a','b')}")]
    [InlineData("@parameters('p')")]
    [InlineData("a@{1}")]
    [InlineData("@")]
    public void A_variable_whose_name_would_have_to_be_worked_out_is_found_where_it_is_declared_and_where_it_is_changed(string name)
    {
        var declared = $$"""{ "V": { "type": "InitializeVariable", "inputs": { "variables": [{ "name": "ok", "type": "string" }, { "name": "{{name}}", "type": "string" }] } } }""";
        Checked.Actions(declared).ShouldContain("Error actions.V.inputs.variables[1].name VariableName");

        var changed = $$"""{ "S": { "type": "SetVariable", "inputs": { "name": "{{name}}", "value": "x" } } }""";
        Checked.Actions(changed).ShouldContain("Error actions.S.inputs.name ComputedVariable");
    }

    [Theory]
    [InlineData("SetVariable")]
    [InlineData("IncrementVariable")]
    [InlineData("DecrementVariable")]
    [InlineData("AppendToArrayVariable")]
    [InlineData("AppendToStringVariable")]
    public void A_change_of_a_variable_that_nobody_declares_is_found(string type) =>
        Checked.Actions($$"""{ "S": { "type": "{{type}}", "inputs": { "name": "n", "value": 1 } } }""").ShouldBe(["Error actions.S.inputs.name MissingVariable"]);

    [Fact]
    public void Only_the_steps_of_a_circle_are_named_and_not_those_behind_it()
    {
        var faults = new CampaignTracker.Workflows.Language.Definitions.FaultList();
        var source = CampaignTracker.Workflows.Language.Values.ValueJson.Parse("""
            { "actions": { "A": { "type": "Compose", "inputs": 1, "runAfter": { "B": ["Succeeded"] } }, "B": { "type": "Compose", "inputs": 1, "runAfter": { "A": ["Succeeded"] } },
                           "Behind": { "type": "Compose", "inputs": 1, "runAfter": { "B": ["Succeeded"] } } } }
            """);
        CampaignTracker.Workflows.Execution.FlowProgram.Compile(CampaignTracker.Workflows.Language.Definitions.FlowDocument.Read(source, faults)!.Definition, faults);

        faults.Errors.Single().Message.ShouldEndWith("none of them can start: A, B.");
    }

    [Theory]
    [InlineData("""{ "type": "Request", "conditions": [ { "expression": "@nosuch(1)" } ] }""", "conditions[0].expression UnknownFunction")]
    [InlineData("""{ "type": "Request", "conditions": [ { "expression": "equals(1, 1)" } ] }""", "conditions[0].expression NotAnExpression")]
    [InlineData("""{ "type": "OpenApiConnection", "splitOn": "value" }""", "splitOn NotAnExpression")]
    [InlineData("""{ "type": "Campaign.Event", "inputs": { "event": "evidence.recorded", "where": "@equals(1" } }""", "inputs.where ExpressionSyntax")]
    [InlineData("""{ "type": "Request", "runtimeConfiguration": { "concurrency": { "runs": 0 } } }""", "runtimeConfiguration.concurrency.runs Concurrency")]
    public void A_trigger_that_could_never_fire_as_meant_is_found(string trigger, string fault) =>
        Checked.Trigger(trigger).ShouldContain($"Error triggers.T.{fault}");

    [Fact]
    public void A_case_that_is_an_expression_is_a_warning() =>
        Checked.Actions("""{ "S": { "type": "Switch", "expression": "x", "cases": { "One": { "case": "@parameters('p')", "actions": {} } } } }""")
            .ShouldBe(["Warning actions.S.cases.One.case CaseExpression"]);
}
