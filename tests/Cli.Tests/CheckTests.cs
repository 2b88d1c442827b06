using System.IO.Compression;
using System.Text.Json;

namespace CampaignTracker.Cli.Tests;

public sealed class CheckTests
{
    [Fact]
    public async Task Every_sample_flow_is_fine_and_takes_one_line()
    {
        string[] files = [.. new[] { "legal-aid", "bail-conditions", "referrals", "family-fines" }.Select(name => Path.Combine(Tracker.Sample(name), "flow.json"))];
        var tracker = await Tracker.RunAsync(["check", .. files]);
        tracker.ExitCode.ShouldBe(0);
        tracker.Lines.Length.ShouldBe(4);
        tracker.Lines.ShouldAllBe(line => line.Contains("\"errors\":[],\"warnings\":[],\"unsupported\":[]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_of_a_document_is_listed_with_its_path()
    {
        using var folder = new Folder();
        var file = folder.Write("bad.json", """
            {"definition":{"triggers":{},"actions":{
              "A":{"type":"Compose","inputs":"@nope(1)","runAfter":{"B":["Succeeded"]}},
              "B":{"type":"Compose","inputs":"@outputs('Missing')","runAfter":{"A":["Succeeded"]}},
              "C":{"type":"Teleport"}}}}
            """);
        var tracker = await Tracker.RunAsync("check", file, "nowhere.json");

        tracker.ExitCode.ShouldBe(1);
        tracker.Lines.Length.ShouldBe(2);
        var errors = JsonDocument.Parse(tracker.Lines[0]).RootElement.GetProperty("errors").EnumerateArray().ToList();
        errors.Count.ShouldBeGreaterThanOrEqualTo(4);
        errors.ShouldAllBe(error => error.GetProperty("path").GetString()!.StartsWith("actions", StringComparison.Ordinal));
        tracker.Lines[1].ShouldContain("NoFile");
    }

    [Fact]
    public async Task An_exported_package_is_read_flow_by_flow()
    {
        using var folder = new Folder();
        var zip = Path.Combine(folder.Path, "package.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            using var entry = new StreamWriter(archive.CreateEntry("Microsoft.Flow/flows/1/definition.json").Open());
            entry.Write("""{"properties":{"definition":{"triggers":{"m":{"type":"Request"}},"actions":{"S":{"type":"OpenApiConnection","inputs":{"host":{"apiId":"/providers/x/shared_sharepointonline"}}}}}}}""");
        }

        var tracker = await Tracker.RunAsync("check", zip);
        tracker.ExitCode.ShouldBe(0);
        var line = JsonDocument.Parse(tracker.Lines.ShouldHaveSingleItem()).RootElement;
        line.GetProperty("kind").GetString().ShouldBe("package");
        line.GetProperty("unsupported")[0].GetProperty("message").GetString()!.ShouldContain("SharePoint");
    }
}
