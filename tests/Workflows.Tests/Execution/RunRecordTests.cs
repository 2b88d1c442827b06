using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

public sealed class RunRecordTests
{
    [Fact]
    public void A_flow_knows_its_name_its_run_and_how_its_trigger_was_written()
    {
        var definition = FlowDocument.Read(ValueJson.Parse("""
            { "triggers": { "manual": { "type": "Request", "inputs": { "method": "POST" } } },
              "actions": { "Tell": { "type": "Compose", "inputs": { "name": "@workflow()['tags']['flowDisplayName']", "run": "@workflow().run.name", "method": "@trigger()['inputs']['method']",
                "tracking": "@trigger()['clientTrackingId']" } } } }
            """), new FaultList())!.Definition;
        var about = ValueJson.Parse("""{ "id": "f1", "name": "Weekly letter", "run": { "id": "r1", "name": "r1" } }""");
        var result = Engine.Advance(
            FlowProgram.Compile(definition), RunState.New(), new RunInput.Start("Manual", ObjectValue.Empty), new AdvanceContext { Now = TestRun.Start0, Chance = new Random(1), Workflow = about });

        result.Journal.Single(e => e.Path == "Tell").Outputs!.ToString().ShouldBe("""{"name":"Weekly letter","run":"r1","method":"POST","tracking":"r1"}""");
    }
}
