using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.Persistence.Tests.Runs;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.Crashes;

/// <summary>Says of runs that come to no end what has become of them, so that a failing test tells what was lost.</summary>
internal static class Losses
{
    private const int Shown = 5;

    public static async Task<string> SentenceAsync(EngineUnderTest engine, CampaignId campaign)
    {
        var stuck = await engine.ReadAsync(c => c.Set<RunRow>().Where(r => r.CampaignId == campaign && r.EndedAt == null).OrderBy(r => r.Id).ToListAsync());
        var items = await engine.ItemsAsync();
        var lines = new List<string>();
        foreach (var run in stuck.Take(Shown))
        {
            var waits = (await engine.WaitsAsync(run.Id)).Select(w => $"{w.Path} for {w.WaitingFor}");
            var own = items.Where(i => i.RunId == run.Id).Select(i => $"{i.Kind} {i.Purpose} of {i.Instance} in {i.Queue}, attempt {i.Attempt}, {i.LastError ?? "no error"}").ToList();
            lines.Add($"Run {run.Id} stands at turn {run.Turn} ({run.Status}), {run.Trouble ?? "no trouble"}. It waits at: {string.Join("; ", waits)}. "
                + $"Due for it: {(own.Count == 0 ? "nothing, so what should wake it was lost" : string.Join("; ", own))}.");
        }

        return $"{stuck.Count} runs have come to no end. {string.Join(" ", lines)}";
    }
}
