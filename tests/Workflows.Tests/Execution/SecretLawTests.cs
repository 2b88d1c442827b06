using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class SecretLawTests
{
    public static TheoryData<string> EveryStep => [
        """{ "type": "Scope", "limit": { "timeout": "PT1H" }, "actions": { "A": { "type": "Compose", "inputs": 1 } } }""",
        """{ "type": "If", "expression": "@equals(1, 1)", "actions": {}, "else": { "actions": {} } }""",
        """{ "type": "Switch", "expression": "a", "cases": { "A": { "case": "a", "actions": {} } } }""",
        """{ "type": "Foreach", "foreach": [ 1, 2 ], "actions": { "A": { "type": "Compose", "inputs": "@item()" } } }""",
        """{ "type": "Until", "expression": "@equals(1, 1)", "limit": { "count": 2, "timeout": "PT1H" }, "actions": { "A": { "type": "Compose", "inputs": 1 } } }""",
        """{ "type": "Terminate", "inputs": { "runStatus": "Failed", "runError": { "code": "c", "message": "m" } } }""",
        """{ "type": "Workflow", "inputs": { "host": { "workflowReferenceName": "w" }, "headers": { "h": "v" }, "body": "b" } }""",
        """{ "type": "Compose", "inputs": { "a": [ "b" ] } }""",
        """{ "type": "ParseJson", "inputs": { "content": "1", "schema": { "type": "string" } } }""",
        """{ "type": "Query", "inputs": { "from": [ 1 ], "where": "@equals(item(), 1)" } }""",
        """{ "type": "Select", "inputs": { "from": [ 1 ], "select": { "a": "b" } } }""",
        """{ "type": "Join", "inputs": { "from": [ 1, 2 ], "joinWith": "b" } }""",
        """{ "type": "Table", "inputs": { "from": [ { "a": 1 } ], "format": "CSV", "columns": [ { "header": "h", "value": "v" } ] } }""",
        """{ "type": "InitializeVariable", "inputs": { "variables": [ { "name": "w", "type": "string", "value": "v" } ] } }""",
        """{ "type": "SetVariable", "inputs": { "name": "s", "value": "v" } }""",
        """{ "type": "IncrementVariable", "inputs": { "name": "n", "value": 1 } }""",
        """{ "type": "DecrementVariable", "inputs": { "name": "n", "value": 1 } }""",
        """{ "type": "AppendToArrayVariable", "inputs": { "name": "l", "value": 1 } }""",
        """{ "type": "AppendToStringVariable", "inputs": { "name": "s", "value": "v" } }""",
        """{ "type": "Wait", "inputs": { "interval": { "count": 1, "unit": "Hour" } }, "limit": { "timeout": "PT1H" } }""",
        """{ "type": "Wait", "inputs": { "until": { "timestamp": "2027-01-01" } } }""",
        """{ "type": "Expression", "kind": "AddToTime", "inputs": { "baseTime": "2026-01-31", "interval": 1, "timeUnit": "Day" } }""",
        """{ "type": "Expression", "kind": "ConvertTimeZone", "inputs": { "baseTime": "2026-01-31", "sourceTimeZone": "UTC", "destinationTimeZone": "Europe/London", "formatString": "g" } }""",
        """{ "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org", "headers": { "h": "v" }, "queries": { "q": "v" }, "body": "b", "retryPolicy": { "type": "fixed", "count": 2, "interval": "PT1M" } } }""",
        """{ "type": "HttpWebhook", "inputs": { "subscribe": { "method": "POST", "uri": "https://example.org", "body": "b" }, "unsubscribe": { "method": "POST", "uri": "https://example.org" } } }""",
        """{ "type": "Response", "inputs": { "statusCode": 200, "headers": { "h": "v" }, "body": "b" } }""",
        """{ "type": "Campaign.Stage", "inputs": { "key": "k", "title": "t", "plan": { "start": "2026-01-01", "end": "2026-02-01" }, "owner": "role:lead" }, "actions": { "A": { "type": "Compose", "inputs": 1 } } }""",
        """{ "type": "Campaign.Gate", "inputs": { "title": "t", "condition": "@equals(1, 2)", "waitingFor": "w", "deadline": "2026-01-06", "remind": "role:lead", "remindEvery": "P1D", "mayOverride": "role:lead", "escalateTo": "role:lead" } }""",
        """{ "type": "Campaign.Gate", "inputs": { "title": "t", "condition": "@equals(1, 2)", "waitingFor": "w", "deadline": "2026-01-06", "timeoutAtDeadline": true } }""",
        """{ "type": "Campaign.Approval", "inputs": { "title": "t", "details": "d", "approvalType": "FirstToRespond", "options": [ "a" ], "assignedTo": "role:lead", "due": "2026-01-06", "remindEvery": "P1D", "escalateAfter": "P2D", "escalateTo": "role:lead" } }""",
        """{ "type": "Campaign.Task", "inputs": { "title": "t", "details": "d", "assignedTo": "role:lead", "due": "2026-01-06" } }""",
        """{ "type": "Campaign.Task", "inputs": { "title": "t", "assignedTo": "role:lead", "dueInWorkingDays": 2, "waitForCompletion": false } }""",
        """{ "type": "Campaign.Reminder", "inputs": { "title": "t", "text": "x", "to": "role:lead", "link": "l", "at": "2026-01-06", "until": "@equals(1, 2)" } }""",
        """{ "type": "Campaign.Reminder", "inputs": { "title": "t", "to": "role:lead", "before": { "deadline": "2026-02-06", "workingDays": [ 1 ], "time": "09:00" } } }""",
        """{ "type": "Campaign.Reminder", "inputs": { "title": "t", "to": "role:lead", "schedule": { "frequency": "Day", "interval": 1 } } }""",
        """{ "type": "Campaign.Briefing", "inputs": { "template": "t", "subject": "s", "audience": "a", "sendAt": "2026-01-06", "needsSignOff": true, "signOffBy": "role:lead" } }""",
        """{ "type": "Campaign.WaitForEvent", "inputs": { "title": "t", "event": "evidence.recorded", "where": "@equals(item(), 1)", "waitingFor": "w", "deadline": "2026-01-06", "timeoutAtDeadline": true } }""",
        """{ "type": "Campaign.RecordPolicyState", "inputs": { "state": "adopted", "what": "w", "date": "2026-01-01" } }""",
        """{ "type": "Campaign.Reflection", "inputs": { "title": "t", "questions": [ "q" ], "assignedTo": "role:lead", "lasts": "P1D" } }""",
    ];

    private static readonly string[] Secrets = ["@outputs('Secret')", "x @{outputs('Secret')}", "@int(outputs('Secret'))", "@createArray(outputs('Secret'))", "@equals(int(outputs('Secret')), 1)"];

    /// <summary>A law, so that a new member, fault or sentence of a step can't forget it.</summary>
    [Theory]
    [MemberData(nameof(EveryStep))]
    public void Whatever_member_of_a_step_holds_a_secret_nobody_is_shown_it(string step)
    {
        var tried = 0;
        foreach (var planted in Secrets.SelectMany(secret => Planted(ValueJson.Parse(step), Value.Of(secret), "")).Select(v => ValueJson.Write(v)).Where(CanBePublished))
        {
            foreach (var end in (Action<TestRun>[])[Fails, Answers, _ => { }])
            {
                var run = SecretTests.AfterSecret(planted).Start();
                end(run);
                for (var i = 0; i < 5 && run.Next(); i++)
                {
                }

                SecretTests.Shown(run).ShouldNotContain("s3cret", customMessage: planted);
                tried++;
            }
        }

        tried.ShouldBePositive();
    }

    [Fact]
    public void Every_kind_of_step_is_held_to_it() =>
        EveryStep.AsEnumerable<object[]>().Select(row => ValueJson.Parse((string)row[0]).Get("type")!.AsText()!).ToHashSet().ShouldBe(StepCatalogue.Steps, ignoreOrder: true);

    private static void Fails(TestRun run) => Completed(run, new(StepStatus.Failed, ValueJson.Parse("""{ "statusCode": 503 }"""), new("Broken", "Not so: s3cret."), MayRetry: true));

    private static void Answers(TestRun run) => Completed(run, Outcome.Succeeded(ObjectValue.Of(("outcome", Value.Of("a")))));

    private static void Completed(TestRun run, Outcome outcome)
    {
        var asked = run.Effects.OfType<Effect.Change>().Where(c => c.Path == "Use").Select(c => c.Instance).Concat(run.Effects.OfType<Effect.Call>().Where(c => c.Path == "Use").Select(c => c.Instance)).LastOrDefault();
        if (asked > 0)
        {
            run.Take(new RunInput.Completed(asked, 1, outcome));
        }
    }

    private static bool CanBePublished(string step)
    {
        var faults = new FaultList();
        var document = FlowDocument.Read(ValueJson.Parse($$"""{ "triggers": { "manual": { "type": "Request" } }, "actions": {{SecretTests.ActionsAfterSecret(step)}} }"""), faults);
        FlowProgram.Compile(document!.Definition, faults);
        return !faults.HasErrors;
    }

    /// <summary>A value with the secret in the place of each of its members in turn, at any depth; what a definition does not evaluate is left as it is.</summary>
    private static IEnumerable<Value> Planted(Value value, Value secret, string name)
    {
        if (name is not ("" or "inputs" or "limit" or "actions" or "cases" or "else" or "type" or "variables" or "schema" or "case"))
        {
            yield return secret;
        }

        switch (value)
        {
            case ObjectValue o when name is not "schema":
                foreach (var (member, inner) in o.Where(m => m.Key is not ("type" or "name" or "kind")))
                {
                    foreach (var planted in Planted(inner, secret, member))
                    {
                        yield return o.With(member, planted);
                    }
                }

                break;
            case ArrayValue list:
                foreach (var (index, inner) in list.Index())
                {
                    foreach (var planted in Planted(inner, secret, name == "variables" ? "" : "item"))
                    {
                        yield return ArrayValue.From(list.Select((old, i) => i == index ? planted : old));
                    }
                }

                break;
            default:
                break;
        }
    }
}
