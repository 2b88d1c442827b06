using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("""{ "type": "Int", "defaultValue": "five" }""", "Warning parameters.p.defaultValue ParameterValue")]
    [InlineData("""{ "type": "Bool", "defaultValue": 1 }""", "Warning parameters.p.defaultValue ParameterValue")]
    [InlineData("""{ "type": "String", "defaultValue": "z", "allowedValues": ["x"] }""", "Warning parameters.p.defaultValue ParameterValue")]
    [InlineData("""{ "type": "Weird", "defaultValue": 1 }""", "Warning parameters.p.type ParameterType")]
    [InlineData("""{ "type": "String" }""", "Warning parameters.p NoValue")]
    public void A_value_that_does_not_suit_its_parameter_is_a_warning(string parameter, string fault) =>
        Checked.Parameters($$"""{ "p": {{parameter}} }""").ShouldBe([fault]);

    [Theory]
    [InlineData("""{ "type": "string", "defaultValue": "x", "allowedValues": ["x", "y"], "metadata": { "description": "d" } }""")]
    [InlineData("""{ "type": "FLOAT", "defaultValue": 1 }""")]
    [InlineData("""{ "type": "SecureObject", "defaultValue": {} }""")]
    public void What_exports_hold_is_fine(string parameter) => Checked.Parameters($$"""{ "p": {{parameter}} }""").ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "properties": { "definition": DEF, "parameters": { "P": { "value": "given" } } } }""", "given")]
    [InlineData("""{ "definition": DEF, "parameters": { "p": { "value": "given" } }, "kind": "Stateful" }""", "given")]
    [InlineData("""{ "definition": DEF }""", "old")]
    public void What_an_envelope_gives_for_a_parameter_counts_before_its_default(string envelope, string expected)
    {
        const string Definition = """{ "triggers": {}, "parameters": { "p": { "type": "String", "defaultValue": "old" } }, "actions": {} }""";
        var document = FlowDocument.Read(ValueJson.Parse(envelope.Replace("DEF", Definition)), new FaultList())!;

        document.Definition.Parameters.Single().Default!.AsText().ShouldBe(expected);
        document.Definition.Source.ShouldBe(ValueJson.Parse(Definition));
    }
}
