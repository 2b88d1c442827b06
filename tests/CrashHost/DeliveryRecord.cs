using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.CrashHost;

/// <summary>
/// Delivers into a folder, one file for each key, as a mail pickup folder does: a repeat after a crash shows by its key and replaces its file. Who
/// delivered is noted beside it. While there is a file called <c>hold</c> a delivery does not come to its end.
/// </summary>
public sealed class DeliveryRecord(string folder) : ICallHandler
{
    public const string Hold = "hold";

    public string Kind => "Http";

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        var name = work.Key.Replace('/', '_');
        var draft = Path.Combine(folder, $"{name}.{Environment.ProcessId}.tmp");
        await File.WriteAllTextAsync(draft, work.Inputs.ToString(), cancel);
        while (File.Exists(Path.Combine(folder, Hold)))
        {
            await Task.Delay(50, cancel);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.by.{Environment.ProcessId}"), "", cancel);
        File.Move(draft, Path.Combine(folder, name + ".eml"), overwrite: true);
        return Outcome.Succeeded(ObjectValue.Of(("statusCode", Value.Of(200))));
    }
}
