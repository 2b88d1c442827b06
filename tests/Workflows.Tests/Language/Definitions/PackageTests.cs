using System.IO.Compression;
using System.Text;
using CampaignTracker.Workflows.Language.Definitions;

namespace CampaignTracker.Workflows.Tests.Language.Definitions;

/// <summary>Packages come from strangers: whatever is in the zip, its flows are read or the fault is said, and memory stays bounded.</summary>
public sealed class PackageTests
{
    private const string Flow = """{ "triggers": { "manual": { "type": "Request" } }, "actions": { "C": { "type": "Compose", "inputs": 1 } } }""";
    private const long MostBytes = 300_000_000;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("TRACKER_FUZZ_ROUNDS"), out var rounds) ? rounds / 10 : 1_000;

    [Fact]
    public void Flows_of_a_package_and_of_a_solution_are_read_and_other_files_left_alone()
    {
        var (flows, faults) = Read(Zip(("Microsoft.Flow/flows/7c/definition.json", Flow), ("Workflows/A.json", Flow), ("manifest.json", "{"), ("Workflows/readme.txt", "x")));

        flows.ShouldBe(["Microsoft.Flow/flows/7c/definition.json", "Workflows/A.json"]);
        faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_flow_that_unpacks_to_more_than_is_allowed_is_refused_whatever_the_directory_says()
    {
        var bomb = Zip(("Workflows/bomb.json", new string(' ', FlowPackage.MaxDefinitionBytes + 1)), ("Workflows/B.json", Flow));
        bomb.Length.ShouldBeLessThan(100_000, "packed it is small");
        var (flows, faults) = Read(bomb);
        faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Code.ShouldBe("TooLarge"), f => f.Path.ShouldBe("Workflows/bomb.json"));
        flows.ShouldBe(["Workflows/B.json"], "the others are read");

        // The directory's and the file's own word for the unpacked length: 10 bytes.
        var lying = Replace(bomb, BitConverter.GetBytes(FlowPackage.MaxDefinitionBytes + 1), BitConverter.GetBytes(10));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(lying).Faults.ShouldContain(f => f.Path == "Workflows/bomb.json");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes);
    }

    [Fact]
    public void Many_flows_that_are_each_allowed_have_a_limit_together()
    {
        var large = $"{{ \"actions\": {{}}, \"x\": \"{new string('x', 10_000_000)}\" }}";
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (flows, faults) = Read(Zip([.. Enumerable.Range(0, 30).Select(i => ($"Workflows/{i}.json", large))]));

        flows.Count.ShouldBe(6);
        faults.Where(f => f.Code == "TooLarge").Count().ShouldBe(24);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(3 * MostBytes);
    }

    [Fact]
    public void More_flows_than_are_read_are_refused_not_cut_off()
    {
        var (flows, faults) = Read(Zip([.. Enumerable.Range(0, FlowPackage.MaxFlows + 1).Select(i => ($"Workflows/{i}.json", Flow))]));

        flows.ShouldBeEmpty();
        faults.ShouldHaveSingleItem().Code.ShouldBe("TooManyFlows");
    }

    [Fact]
    public void A_file_that_is_there_twice_and_one_whose_name_leads_out_are_named()
    {
        var (flows, faults) = Read(Zip(("Workflows/A.json", Flow), ("Workflows\\a.json", Flow), ("Workflows/../../A.json", Flow)));

        flows.ShouldBe(["Workflows/A.json"]);
        faults.Select(f => f.Code).ShouldBe(["DuplicateName", "BadName"]);
        faults.ShouldAllBe(f => f.Path.Length > 0);
    }

    [Fact]
    public void Nesting_without_end_is_an_error_with_its_place_not_a_crash()
    {
        var scopes = string.Concat(Enumerable.Range(0, 100).Select(i => $"{{ \"S{i}\": {{ \"type\": \"Scope\", \"actions\": ")) + "{}" + new string('}', 200);
        Read(Zip(("Workflows/A.json", $"{{ \"actions\": {scopes} }}"))).Faults.ShouldContain(f => f.Code == "TooDeep");
        Read(Zip(("Workflows/A.json", new string('[', 100_000)))).Faults.ShouldHaveSingleItem().Code.ShouldBe("NotJson");
        Read(Zip(("Workflows/A.json", string.Concat(Enumerable.Repeat("{\"a\":", 100_000))))).Faults.ShouldHaveSingleItem().Message.ShouldContain("position");
    }

    [Fact]
    public void Spoilt_packages_give_flows_or_faults()
    {
        var whole = Zip(("Microsoft.Flow/flows/7c/definition.json", Flow), ("Workflows/A.json", Flow), ("Workflows/B.json", Flow.Replace("Compose", "Nonsense", StringComparison.Ordinal)), ("x.txt", "x"));
        for (var round = 0; round < Rounds; round++)
        {
            var chance = new Random(20_260_201 + round);
            var spoilt = chance.Next(4) == 0 ? whole[..chance.Next(whole.Length)] : new DefinitionMutation(chance).Bytes(whole);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (flows, faults) = Read(spoilt);
            (flows.Count + faults.Count).ShouldBeGreaterThan(0, $"round {round}");
            faults.ShouldAllBe(f => f.Message.Length > 10 && (f.Path.Length > 0 || f.Code == "NotAPackage" || f.Code == "NoFlow"));
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(MostBytes, $"round {round}");
        }
    }

    private static (List<string> Flows, IReadOnlyList<DefinitionFault> Faults) Read(byte[] zip)
    {
        var faults = new FaultList();
        return ([.. FlowPackage.Read(zip, faults).Select(f => f.Entry)], faults);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    private static byte[] Replace(byte[] bytes, byte[] what, byte[] with)
    {
        var copy = bytes.ToArray();
        for (var at = copy.AsSpan().IndexOf(what); at >= 0; at = copy.AsSpan().IndexOf(what))
        {
            with.CopyTo(copy, at);
        }

        return copy;
    }
}
