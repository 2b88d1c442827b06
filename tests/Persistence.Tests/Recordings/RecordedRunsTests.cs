using CampaignTracker.Persistence.Tests.Samples;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>Real runs of the samples, recorded once from the database's engine, are given to today's engine: it must do what it did then. See README.md beside this.</summary>
public sealed class RecordedRunsTests
{
    public static TheoryData<string> All => [.. Recorded().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_recorded_run_goes_again_as_it_went_then(string file)
    {
        var differences = new Replay(Recording.Read(File.ReadLines(Path.Combine(Folder(), file)))).Differences();

        differences.ShouldBeEmpty($"{file} goes differently now:{Environment.NewLine}{string.Join(Environment.NewLine, differences)}{Environment.NewLine}");
    }

    [Fact]
    public void Every_sample_has_a_recording() =>
        SamplePlanting.Names().Where(sample => !Recorded().Any(r => r.StartsWith(sample + ".", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void A_difference_is_shown_with_its_turn_and_both_sides()
    {
        var lines = File.ReadAllLines(Path.Combine(Folder(), Recorded().First(r => r.StartsWith("referrals.", StringComparison.Ordinal))));
        var turn = Array.FindIndex(lines, l => l.Contains("\"setTimer\"", StringComparison.Ordinal) && l.StartsWith("{\"run\"", StringComparison.Ordinal));
        lines[turn] = lines[turn].Replace("\"setTimer\"", "\"sendTimer\"", StringComparison.Ordinal);

        var differences = new Replay(Recording.Read(lines)).Differences();

        differences.ShouldNotBeEmpty();
        differences[0].ShouldContain("turn ");
        differences[0].ShouldContain("sendTimer");
        differences[0].ShouldContain("setTimer");
    }

    [Fact]
    public void Values_come_back_from_the_table_as_they_went_in()
    {
        var value = ValueJson.Parse("""{ "a": [ { "long": "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" }, 1, null ] }""");
        var table = new ValueTable();
        var packed = table.Pack(value, (number, part) => table.Define(number, part));

        ValueJson.Write(packed).Length.ShouldBeLessThan(40);
        table.Unpack(packed).ShouldBe(value);
    }

    /// <summary>Where the recordings lie in the repository.</summary>
    internal static string Folder() => Path.Combine(SamplePlanting.Repository(), "tests", "Persistence.Tests", "Recordings", "Runs");

    private static IEnumerable<string> Recorded() => Directory.EnumerateFiles(Folder(), "*.jsonl").Select(f => Path.GetFileName(f));
}
