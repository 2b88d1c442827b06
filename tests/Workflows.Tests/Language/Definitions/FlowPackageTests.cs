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
}
