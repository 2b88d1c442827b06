using System.Text.Json;

namespace CampaignTracker.Cli.Tests;

public sealed class RehearseTests
{
    [Fact]
    public async Task Legal_aid_is_told_day_by_day_and_summed_up_and_its_mail_is_written()
    {
        using var folder = new Folder();
        var mail = Path.Combine(folder.Path, "mail");
        var tracker = await Tracker.RunAsync("rehearse", Tracker.Sample("legal-aid"), "--out", mail);

        tracker.ExitCode.ShouldBe(0);
        tracker.Error.ShouldBeEmpty();
        tracker.Lines.ShouldContain(line => line.StartsWith("12 July 2018", StringComparison.Ordinal) && line.Contains("announced 12 July 2018", StringComparison.Ordinal));
        tracker.Lines.ShouldContain(line => line.StartsWith("25 October 2019", StringComparison.Ordinal) && line.Contains("in force 25 October 2019 (470 days later)", StringComparison.Ordinal));
        tracker.Lines.Count(line => line.Contains(" stage ", StringComparison.Ordinal) && line.EndsWith(" begins", StringComparison.Ordinal)).ShouldBe(5);
        tracker.Lines[^1].ShouldStartWith("Summary: 5 stages entered, 5 stages left");
        Directory.GetFiles(mail, "*.eml").Length.ShouldBeGreaterThan(300);
        File.ReadAllText(Directory.GetFiles(mail, "*announced*").First()).ShouldContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    [Fact]
    public async Task As_json_every_line_is_an_object_and_the_last_one_the_summary()
    {
        var tracker = await Tracker.RunAsync("rehearse", Tracker.Sample("referrals"), "--json", "--until", "2019-06-30");
        var lines = tracker.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines[..^1].ShouldAllBe(line => line.GetProperty("at").GetDateTimeOffset() < new DateTimeOffset(2019, 7, 1, 0, 0, 0, TimeSpan.Zero));
        lines[^1].GetProperty("summary").GetProperty("status").GetString().ShouldBe("Running");
        lines[^1].GetProperty("summary").GetProperty("waiting").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_faulty_sample_is_not_played_and_nothing_is_written()
    {
        using var folder = new Folder();
        folder.Write("campaign.json", """{"key":"x","title":"X"}""");
        folder.Write("flow.json", """{"definition":{"actions":{"A":{"type":"Teleport"}}}}""");
        var mail = Path.Combine(folder.Path, "mail");
        var tracker = await Tracker.RunAsync("rehearse", folder.Path, "--out", mail);
        tracker.ExitCode.ShouldBe(1);
        tracker.Out.ShouldBeEmpty();
        tracker.Error.ShouldContain("campaign.json ask");
        tracker.Error.ShouldContain("campaign.json startedOn");
        Directory.Exists(mail).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--from", "yesterday")]
    [InlineData("--from", "2019-01-01", "--until", "2018-01-01")]
    public async Task A_wrong_date_is_wrong_usage(params string[] dates) =>
        (await Tracker.RunAsync(["rehearse", Tracker.Sample("referrals"), .. dates])).ExitCode.ShouldBe(2);
}
