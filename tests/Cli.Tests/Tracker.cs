namespace CampaignTracker.Cli.Tests;

/// <summary>The command line in this process: what it printed, and its exit code.</summary>
internal sealed record Tracker(int ExitCode, string Out, string Error)
{
    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static async Task<Tracker> RunAsync(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await CommandLine.RunAsync(words, new Terminal(output, error));
        return new Tracker(exitCode, output.ToString(), error.ToString());
    }

    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);
}
