using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.TestScene;

/// <summary>A flow with what a run's page can show: a finished step, a failed one, a gate and a date that wait.</summary>
public static class SceneFlow
{
    public const string Name = "Legal aid campaign";

    private const string Definition = """
        {
          "$schema": "https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#",
          "contentVersion": "1.0.0.0",
          "triggers": { "Started_by_hand": { "type": "Request", "kind": "Button", "inputs": {} } },
          "actions": {
            "Collect_the_facts": { "type": "Compose", "inputs": { "campaign": "@campaign()?['title']", "note": "A long note that goes on and on so that the page has to break it somewhere sensible" }, "runAfter": {} },
            "Divide_by_nothing": { "type": "Compose", "inputs": "@div(1, 0)", "runAfter": { "Collect_the_facts": [ "Succeeded" ] } },
            "Enough_published_claims": {
              "type": "Campaign.Gate",
              "inputs": {
                "title": "Enough published claims",
                "condition": "@greaterOrEquals(campaign()?['evidence']?['publishedClaims'], 99)",
                "waitingFor": "@{sub(99, campaign()?['evidence']?['publishedClaims'])} more published claims",
                "mayOverride": [ "role:officer", "role:leadership" ]
              },
              "runAfter": { "Collect_the_facts": [ "Succeeded" ] }
            },
            "After_the_gate": { "type": "Compose", "inputs": "through", "runAfter": { "Enough_published_claims": [ "Succeeded" ] } },
            "Next_review": { "type": "Wait", "inputs": { "until": { "timestamp": "2099-01-01T09:00:00Z" } }, "runAfter": { "Collect_the_facts": [ "Succeeded" ] } }
          },
          "outputs": {}
        }
        """;

    /// <summary>Publishes the flow and starts one run.</summary>
    public static async Task<Guid> StartAsync(IFlowLibrary library, IRuns runs, CampaignId campaign)
    {
        var flow = await library.PublishAsync(new FlowToPublish(Name, campaign, Definition, "Anna Field", "The first version"), CancellationToken.None);
        var body = ObjectValue.Of(("body", ObjectValue.Of()));
        var started = await runs.StartAsync(new StartRun(flow.VersionId, campaign, "Started_by_hand", body, "scene"), CancellationToken.None);
        return started.Run;
    }
}
