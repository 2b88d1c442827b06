using System.Text.Json;

namespace CampaignTracker.Cli.Tests;

public sealed class ExchangeTests
{
    [Theory]
    [InlineData("legal-aid", "copy")]
    [InlineData("family-fines", "copy.zip")]
    public async Task A_campaign_comes_out_as_it_went_in_and_goes_in_elsewhere(string name, string copy)
    {
        using var folder = new Folder();
        var (first, second) = (Path.Combine(folder.Path, "first"), Path.Combine(folder.Path, "second"));
        var (out1, out2) = (Path.Combine(folder.Path, copy), Path.Combine(folder.Path, "again"));

        await FineAsync("import", Tracker.Sample(name), "--data", first);
        await FineAsync("export", name, "--out", out1, "--data", first);
        await FineAsync("import", out1, "--data", second);
        await FineAsync("export", name, "--out", out2, "--data", second);
        var report = await FineAsync("export", name, "--out", Path.Combine(folder.Path, "once-more"), "--data", first);

        var original = JsonDocument.Parse(File.ReadAllText(Path.Combine(Tracker.Sample(name), "rehearsal.json"))).RootElement.GetProperty("facts").GetArrayLength();
        report.GetProperty("facts").GetInt32().ShouldBeGreaterThanOrEqualTo(original);
        File.ReadAllText(Path.Combine(out2, "flow.json")).ShouldBe(File.ReadAllText(Path.Combine(Tracker.Sample(name), "flow.json")));
        Files(Path.Combine(folder.Path, "once-more")).ShouldBe(Files(out2));
    }

    [Fact]
    public async Task What_was_exported_can_be_rehearsed()
    {
        using var folder = new Folder();
        var (data, copy) = (Path.Combine(folder.Path, "data"), Path.Combine(folder.Path, "copy"));
        await FineAsync("import", Tracker.Sample("bail-conditions"), "--data", data);
        await FineAsync("export", "bail-conditions", "--out", copy, "--data", data);
        var tracker = await Tracker.RunAsync("rehearse", copy, "--until", "2020-04-30");
        tracker.Error.ShouldBeEmpty();
        tracker.Lines.ShouldContain(line => line.Contains("Enough sightings to talk to the police — passed by facts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_campaign_that_is_there_already_is_refused()
    {
        using var folder = new Folder();
        await FineAsync("import", Tracker.Sample("referrals"), "--data", folder.Path);
        var tracker = await Tracker.RunAsync("import", Tracker.Sample("referrals"), "--data", folder.Path);
        tracker.ExitCode.ShouldBe(1);
        tracker.Error.ShouldContain("There is a campaign 'referrals' already.");
    }

    [Fact]
    public async Task People_come_from_csv_once()
    {
        using var folder = new Folder();
        var csv = folder.Write("people.csv", """
            Name,Email,Organisation,Role,Since,List,Basis,Wording,Source
            "Calder, Ruth",ruth@example.org,Example Law Centre,Solicitor,2014-09-15,allies,consent,"Send me the ""monthly"" one",Form
            Sam Okoro,sam@example.org,example law centre,,,,,,
            """);
        var first = await FineAsync("import", csv, "--data", folder.Path);
        (first.GetProperty("people").GetInt32(), first.GetProperty("organisations").GetInt32()).ShouldBe((2, 1));
        var second = await FineAsync("import", csv, "--data", folder.Path);
        (second.GetProperty("people").GetInt32(), second.GetProperty("skipped").GetInt32()).ShouldBe((0, 2));
    }

    [Fact]
    public async Task People_come_from_popolo()
    {
        using var folder = new Folder();
        var popolo = folder.Write("popolo.json", """
            {"persons":[{"id":"p1","name":"Ada Lane","contact_details":[{"type":"email","value":"ada@example.org"}],"memberships":[{"organization_id":"o1","role":"Member","start_date":"2017-06"}]},
                        {"id":"p2","name":"Ben Moor"}],
             "organizations":[{"id":"o1","name":"House of Lords","classification":"parliament"}],
             "memberships":[{"person_id":"p2","organization_id":"o1","start_date":"2010-05-06","end_date":"2015-05-07"}]}
            """);
        var report = await FineAsync("import", popolo, "--data", folder.Path);
        (report.GetProperty("people").GetInt32(), report.GetProperty("organisations").GetInt32()).ShouldBe((2, 1));
    }

    [Theory]
    [InlineData("people.csv", "Who\nAnna\n", "line 1: write the names of the columns")]
    [InlineData("people.csv", "name,email,since,list\n,not an address,soon,allies\n", "line 2: the name is missing.")]
    [InlineData("people.csv", "name,email,since,list\n,not an address,soon,allies\n", "line 2: to be on the list 'allies'")]
    [InlineData("popolo.json", """{"persons":[{"id":"1"}]}""", "persons[0].name: the name is missing.")]
    [InlineData("popolo.json", "{", "This is not JSON")]
    public async Task Every_fault_of_a_list_is_said_and_nothing_is_written(string name, string text, string fault)
    {
        using var folder = new Folder();
        var data = Path.Combine(folder.Path, "data");
        var tracker = await Tracker.RunAsync("import", folder.Write(name, text), "--data", data);
        tracker.ExitCode.ShouldBe(1);
        tracker.Out.ShouldBeEmpty();
        tracker.Error.ShouldContain(fault);
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_campaign_is_said_in_words()
    {
        using var folder = new Folder();
        var tracker = await Tracker.RunAsync("export", "nothing", "--out", Path.Combine(folder.Path, "x"), "--data", folder.Path);
        tracker.ExitCode.ShouldBe(1);
        tracker.Error.ShouldContain("There is no campaign 'nothing'");
    }

    private static async Task<JsonElement> FineAsync(params string[] words)
    {
        var tracker = await Tracker.RunAsync(words);
        tracker.Error.ShouldBeEmpty();
        tracker.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(tracker.Lines.ShouldHaveSingleItem()).RootElement;
    }

    private static Dictionary<string, string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => string.Join('\n', File.ReadAllLines(file).Select(WithoutIds)));

    /// <summary>Keys made from ids differ between two databases.</summary>
    private static string WithoutIds(string line) => System.Text.RegularExpressions.Regex.Replace(line, "[0-9a-f]{32}", "ID");
}
