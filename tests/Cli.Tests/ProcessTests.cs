using System.Diagnostics;

namespace CampaignTracker.Cli.Tests;

/// <summary>The program as scripts call it: a process of its own.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task A_rehearsal_prints_its_story_and_leaves_nothing_on_standard_error()
    {
        using var folder = new Folder();
        var (exitCode, output, error) = await StartAsync("rehearse", Tracker.Sample("legal-aid"), "--out", folder.Path);
        exitCode.ShouldBe(0);
        error.ShouldBeEmpty();
        output.TrimEnd().Split('\n')[^1].ShouldStartWith("Summary: 5 stages entered");
    }

    [Theory]
    [InlineData(0, "expr", "@add(1, 2)")]
    [InlineData(1, "expr", "@nope()")]
    [InlineData(2, "dance")]
    public async Task The_exit_code_tells_how_it_went(int expected, params string[] words) =>
        (await StartAsync(words)).ExitCode.ShouldBe(expected);

    [Fact]
    public async Task Results_are_utf8_without_a_byte_order_mark()
    {
        var (_, output, _) = await StartAsync("expr", "@concat('é', '—')");
        output.ShouldBe("{\"value\":\"é—\"}\n");
    }

    private static async Task<(int ExitCode, string Out, string Error)> StartAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tracker.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await error);
    }
}
