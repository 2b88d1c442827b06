using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>
/// Keeps an engine going: one loop for turns, one for calls. A loop sleeps until something in this process wakes it, the next thing is
/// due, or it is time to look for what other nodes left. How many runs sleep makes no difference.
/// </summary>
public sealed class EngineHost(RunEngine engine, ILogger<EngineHost> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        Task.Run(() => LoopAsync(engine.TurnsWake, TurnAsync, Rows.WorkQueue.Runs, stoppingToken), stoppingToken),
        Task.Run(() => LoopAsync(engine.CallsWake, CallAsync, Rows.WorkQueue.Outside, stoppingToken), stoppingToken));

    private Task<bool> TurnAsync(CancellationToken cancel) => engine.RunDueAsync(cancel);

    private Task<bool> CallAsync(CancellationToken cancel) => engine.Calls.PerformReadyAsync(cancel);

    private async Task LoopAsync(WakeSignal wake, Func<CancellationToken, Task<bool>> work, Rows.WorkQueue queue, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var woken = wake.Next();
            try
            {
                if (await work(stop))
                {
                    continue;
                }

                await SleepAsync(woken, await engine.Store.NextReadyAsync(queue, stop), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // A database that is away comes back; the loop must outlive it.
                Logs.LoopFailed(logger, fault, engine.Options.Poll.TotalSeconds);
                await SleepAsync(woken, null, stop);
            }
        }
    }

    private async Task SleepAsync(Task woken, DateTimeOffset? next, CancellationToken stop)
    {
        var poll = engine.Options.Poll;
        var wait = next is { } at && at - engine.Time.GetUtcNow() is var until && until < poll ? until : poll;
        if (wait <= TimeSpan.Zero)
        {
            // Ready, but held by another node: come back shortly.
            wait = TimeSpan.FromMilliseconds(20);
        }

        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(woken, Task.Delay(wait, engine.Time, cancel.Token));
        await cancel.CancelAsync();
    }
}
