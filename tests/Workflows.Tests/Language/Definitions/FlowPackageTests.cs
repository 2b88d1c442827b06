using System.IO.Compression;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

public sealed class FlowPackageTests
{
    private const string Flow = """{ "properties": { "definition": { "triggers": {}, "actions": { "A": { "type": "Compose", "inputs": 1 } } }, "connectionReferences": {} }, "schemaVersion": "1.0.0.0" }""";

    private static IReadOnlyList<(string Entry, FlowDocument Flow)> Read(FaultList faults, params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return FlowPackage.Read(bytes.ToArray(), faults);
    }

    [Theory]
    [InlineData("Workflows/Weekly letter-0D3B2C4A-7F10-4E3A-9B0B-1D2E3F405162.json", "Weekly letter")]
    [InlineData("workflows\\Plain.json", "Plain")]
    [InlineData("My solution/Workflows/Plain.json", "Plain")]
    [InlineData("project/Quarterly/workflow.json", "Quarterly")]
    [InlineData("Quarterly/workflow.json", "Quarterly")]
    public void A_flow_of_a_solution_is_called_as_its_file(string entry, string name) =>
        Read(new FaultList(), ("solution.xml", "<x/>"), (entry, Flow)).Single().Flow.Name.ShouldBe(name);

    [Fact]
    public void Every_flow_of_a_solution_is_read_and_its_faults_say_where()
    {
        var faults = new FaultList();
        var flows = Read(faults, ("Workflows/One.json", Flow), ("Workflows/Two.json", "\uFEFF" + Flow.Replace("Compose", "Composed")), ("Other/x.json", "{}"));

        flows.Count.ShouldBe(2);
        faults.Errors.Single().Path.ShouldBe("Workflows/Two.json: actions.A.type");
    }

    [Fact]
    public void A_zip_without_any_file_holds_no_flow()
    {
        var faults = new FaultList();
        using var bytes = new MemoryStream();
        new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true).Dispose();

        FlowPackage.IsZip(bytes.ToArray()).ShouldBeTrue();
        FlowPackage.Read(bytes.ToArray(), faults).ShouldBeEmpty();
        faults.Errors.Single().Code.ShouldBe("NoFlow");
    }

    [Fact]
    public void The_flow_of_a_template_for_deployment_is_read_with_its_parameters_values_and_the_whole_template_is_kept()
    {
        const string Template = """
            { "$schema": "https://schema.management.azure.com/schemas/2015-01-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": {},
              "resources": [ { "type": "Microsoft.Web/connections", "name": "mail" },
                { "type": "Microsoft.Logic/workflows", "name": "Letters", "properties": { "state": "Enabled", "parameters": { "n": { "value": 3 } },
                  "definition": { "triggers": {}, "parameters": { "n": { "type": "Int" } }, "actions": { "A": { "type": "Compose", "inputs": "@parameters('n')" } } } } } ] }
            """;
        var faults = new FaultList();
        var flow = FlowDocument.Read(System.Text.Encoding.UTF8.GetBytes(Template), faults)!;

        faults.ShouldBeEmpty();
        flow.Name.ShouldBe("Letters");
        flow.Definition.Actions.Steps.Single().Name.ShouldBe("A");
        flow.Source.Get("resources").ShouldNotBeNull();

        FlowDocument.Read(System.Text.Encoding.UTF8.GetBytes("""{ "resources": [] }"""), faults).ShouldBeNull();
        faults.Single().Code.ShouldBe("NoFlow");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[ { "type": "providers/diagnosticSettings", "name": "Microsoft.Insights/logs", "properties": { "logs": [] } } ]""")]
    public void A_flow_in_a_template_may_have_resources_of_its_own(string own)
    {
        var flow = $$"""{ "type": "Microsoft.Logic/workflows", "name": "Letters", "properties": { "definition": { "triggers": {}, "actions": { "A": { "type": "Compose", "inputs": 1 } } } }, "resources": {{own}} }""";
        foreach (var document in new[] { flow, $$"""{ "contentVersion": "1.0.0.0", "resources": [ {{flow}} ] }""" })
        {
            var faults = new FaultList();
            var read = FlowDocument.Read(System.Text.Encoding.UTF8.GetBytes(document), faults)!;

            faults.ShouldBeEmpty();
            read.Name.ShouldBe("Letters");
            read.Definition.Actions.Steps.Single().Name.ShouldBe("A");
        }
    }
}
