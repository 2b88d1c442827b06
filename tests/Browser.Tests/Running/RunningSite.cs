using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;

namespace CampaignTracker.Browser.Tests.Running;

/// <summary>The product as a person starts it: its own process, a free loopback port, an empty data folder.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private RunningSite(string dataFolder, string environment)
    {
        DataFolder = dataFolder;
        _process = new Process { StartInfo = StartInfo(dataFolder, environment), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The site stopped:\n" + Output));
    }

    public string DataFolder { get; }

    public string Address { get; private set; } = "";

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output);
            }
        }
    }

    public static Task<RunningSite> StartAsync() => StartAsync(Directory.CreateTempSubdirectory("tracker-browser-").FullName, "Development");

    /// <summary>A site as an organisation starts it: not for development, its database made ready by the migrate command, nobody in it yet.</summary>
    public static async Task<RunningSite> StartNewAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-browser-").FullName;
        var command = StartInfo(folder, "Production");
        command.ArgumentList.Add("migrate");
        using (var migrate = Process.Start(command)!)
        {
            await Task.WhenAll(migrate.StandardOutput.ReadToEndAsync(), migrate.StandardError.ReadToEndAsync(), migrate.WaitForExitAsync());
            migrate.ExitCode.ShouldBe(0);
        }

        return await StartAsync(folder, "Production");
    }

    private static async Task<RunningSite> StartAsync(string dataFolder, string environment)
    {
        var site = new RunningSite(dataFolder, environment);
        site._process.Start();
        site._process.BeginOutputReadLine();
        site._process.BeginErrorReadLine();
        site.Address = await site._address.Task.WaitAsync(TimeSpan.FromSeconds(90));
        return site;
    }

    public static string Metadata(string key) =>
        typeof(RunningSite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(data => data.Key == key).Value!;

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    private static ProcessStartInfo StartInfo(string dataFolder, string environment)
    {
        string[] arguments =
        [
            typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", "--contentRoot", Metadata("WebFolder"),
            "--environment", environment, $"--Data:Folder={dataFolder}", "--Samples:Plant=false",
            "--Site:PublicUrl=http://localhost", "--Mail:Transport=Pickup", "--Mail:From=tracker@example.org",
        ];
        return new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dataFolder };
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }
        lock (_output)
        {
            _output.Add(line);
        }
        if (Listening().Match(line) is { Success: true } match)
        {
            _address.TrySetResult(match.Groups["address"].Value);
        }
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
