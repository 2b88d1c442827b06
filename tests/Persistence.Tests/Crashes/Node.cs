using System.Diagnostics;
using System.Globalization;
using CampaignTracker.Persistence.Databases;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>A real process that runs the engine, until it is killed.</summary>
internal sealed class Node : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;

    private Node(Process process) => _process = process;

    /// <param name="lease">Zero for the default.</param>
    /// <param name="dies">It kills itself between writing and committing, one turn in so many; 0 for never.</param>
    public static async Task<Node> StartAsync(TrackerDatabase database, string folder, TimeSpan lease, int clock = 0, int dies = 0)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "CampaignTracker.CrashHost.dll"),
            database.Provider.ToString(),
            database.ConnectionString,
            folder,
            ((int)lease.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            clock.ToString(CultureInfo.InvariantCulture),
            dies.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredCompilation"] = "1";
        var process = Process.Start(start) ?? throw new InvalidOperationException("The node did not start.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(patience.Token);
            return line == "running"
                ? new Node(process)
                : throw new InvalidOperationException($"The node said '{line}': {await process.StandardError.ReadToEndAsync(patience.Token)}");
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw new TimeoutException($"The node did not say that it runs within {Patience.TotalMinutes} minutes.");
        }
    }

    /// <summary>SIGSTOP: to everybody else it looks like a machine that does not answer. <see cref="GoOn"/> ends it.</summary>
    public void Pause() => Signal("STOP");

    public void GoOn() => Signal("CONT");

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

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0, $"SIG{name} could not be sent");
    }
}
