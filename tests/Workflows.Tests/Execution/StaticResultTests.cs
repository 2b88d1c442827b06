using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Tests.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class StaticResultTests
{
    private const string Results = """
        , "staticResults": { "Down": { "status": "Failed", "outputs": { "statusCode": "ServiceUnavailable" }, "error": { "code": "503", "message": "busy" } } }
        """;

    private static string Call(string options) => $$"""
        { "Call": { "type": "Http", "inputs": { "method": "GET", "uri": "https://example.org" }, "runtimeConfiguration": { "staticResult": { "name": "Down", "staticResultOptions": "{{options}}" } } },
          "Then": { "type": "Compose", "inputs": "@outputs('Call')['statusCode']", "runAfter": { "Call": ["Failed"] } } }
        """;

    [Fact]
    public void A_step_with_an_enabled_static_result_gives_it_and_calls_nobody()
    {
        var run = TestRun.Of(Call("Enabled"), Results).Start();

        run.Effects.OfType<Effect.Call>().ShouldBeEmpty();
        run.Ended("Call").Fault.ShouldBe(new StepFault("503", "busy"));
        run.OutputsOf("Then")!.AsText().ShouldBe("ServiceUnavailable");
    }

    [Fact]
    public void A_disabled_one_changes_nothing() => TestRun.Of(Call("Disabled"), Results).Start().Effects.OfType<Effect.Call>().ShouldHaveSingleItem();

    [Fact]
    public void The_checker_says_which_steps_do_not_run_and_which_results_are_missing()
    {
        Checked.Document($$"""{ "triggers": {}, "actions": {{Call("enabled")}} {{Results}} }""").ShouldBe(["Warning actions.Call.runtimeConfiguration.staticResult StaticResult"]);
        Checked.Actions(Call("Enabled")).ShouldBe(["Error actions.Call.runtimeConfiguration.staticResult StaticResult"]);
    }
}
