namespace CampaignTracker.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("expr")]
    [InlineData("expr", "1", "2")]
    [InlineData("expr", "1", "--loud")]
    [InlineData("expr", "--cases")]
    [InlineData("expr", "1", "--context", "a", "--context", "b")]
    public async Task Wrong_usage_ends_with_two_and_the_help_on_standard_error(params string[] words)
    {
        var tracker = await Tracker.RunAsync(words);
        tracker.ExitCode.ShouldBe(2);
        tracker.Out.ShouldBeEmpty();
        tracker.Error.ShouldContain("Usage:");
    }

    [Fact]
    public async Task Help_is_a_result()
    {
        var tracker = await Tracker.RunAsync("help");
        tracker.ExitCode.ShouldBe(0);
        tracker.Out.ShouldContain("tracker expr");
    }

    [Fact]
    public async Task A_missing_file_is_said_in_words()
    {
        var tracker = await Tracker.RunAsync("expr", "--cases", "nowhere.jsonl");
        tracker.ExitCode.ShouldBe(1);
        tracker.Error.ShouldBe("There is no file nowhere.jsonl.\n");
    }
}
