using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.CrashHost;

/// <summary>Delivers into a folder, one file for each key, as a mail pickup folder does: a repeat after a crash shows by its key and replaces its file.</summary>
public sealed class DeliveryRecord(string folder) : ICallHandler
{
    public string Kind => "Http";

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        var name = work.Key.Replace('/', '_');
        var draft = Path.Combine(folder, $"{name}.{Environment.ProcessId}.tmp");
        await File.WriteAllTextAsync(draft, work.Inputs.ToString(), cancel);
        File.Move(draft, Path.Combine(folder, name + ".eml"), overwrite: true);
        return Outcome.Succeeded(ObjectValue.Of(("statusCode", Value.Of(200))));
    }
}
