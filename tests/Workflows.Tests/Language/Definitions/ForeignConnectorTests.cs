using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class ForeignConnectorTests
{
    private static string Explained(string definition)
    {
        var faults = new FaultList();
        FlowDocument.Read(ValueJson.Parse(definition), faults);
        return faults.Unsupported.Single().Message;
    }

    [Theory]
    [InlineData("shared_sharepointonline", "uses the SharePoint connector.")]
    [InlineData("shared_office365groups", "uses the Office 365 Groups connector.")]
    [InlineData("shared_office365", "Campaign.Briefing or Campaign.Reminder sends mail here.")]
    [InlineData("shared_encodianconvert", "uses the connector 'encodianconvert'.")]
    public void A_step_of_a_connector_is_explained_by_its_name(string connector, string words) =>
        Explained($$"""{ "actions": { "S": { "type": "OpenApiConnection", "inputs": { "host": { "apiId": "/providers/Microsoft.PowerApps/apis/{{connector}}" } } } } }""").ShouldContain(words);

    [Theory]
    [InlineData("shared_sharepointonline", "The trigger 'T' uses the SharePoint connector, which is not connected here.")]
    [InlineData("shared_microsoftforms", "A Request trigger makes a form of its own.")]
    public void A_trigger_of_a_connector_is_explained_by_its_name(string connector, string words) =>
        Explained($$"""{ "triggers": { "T": { "type": "OpenApiConnectionWebhook", "inputs": { "host": { "apiId": "/providers/Microsoft.PowerApps/apis/{{connector}}" } } } }, "actions": {} }""").ShouldContain(words);

    [Fact]
    public void A_step_of_an_integration_account_is_kept_and_explained() =>
        Explained("""{ "actions": { "S": { "type": "X12Decode", "inputs": {} } } }""").ShouldContain("an integration account");
}
