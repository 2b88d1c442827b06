using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Persistence.Databases;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>A real process that runs the engine, until it is killed.</summary>
internal sealed class Node : IDisposable
{
    private readonly Process _process;

    private Node(Process process) => _process = process;

    public static async Task<Node> StartAsync(TrackerDatabase database, string folder, TimeSpan lease)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CampaignTracker.CrashHost.dll"),
            database.Provider.ToString(),
            database.ConnectionString,
            folder,
            ((int)lease.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredCompilation"] = "1";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The node did not start.");
        var line = await process.StandardOutput.ReadLineAsync();
        return line == "running"
            ? new Node(process)
            : throw new InvalidOperationException($"The node said '{line}': {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>SIGKILL: no handler of the process runs.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
