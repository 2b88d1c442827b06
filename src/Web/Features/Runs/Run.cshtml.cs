using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>One run: what it waits for, what a person can do, and everything that happened.</summary>
public sealed class RunModel(RunReader runs, FlowReader flows, DateWords words) : PageModel
{
    public RunLine Run { get; private set; } = null!;

    public IReadOnlyList<WaitLine> Waits { get; private set; } = [];

    public PageOf<JournalLine> Journal { get; private set; } = null!;

    /// <summary>The flow's latest version.</summary>
    public int Latest { get; private set; }

    /// <summary>How it came to the version it is on; null where it was started on it.</summary>
    public RunMoveLine? Move { get; private set; }

    public string State
    {
        get
        {
            var since = words.Day(Run.StartedAt);
            var where = Run.CampaignTitle is null ? "" : $" for {Run.CampaignTitle}";
            return Run.Status switch
            {
                RunStatus.New => $"It is about to start{where}.",
                RunStatus.Running => $"Under way since {since}{where}; {Count.Of(Waits.Count, "step")} waiting.",
                RunStatus.Paused => $"Paused{where}; no step starts until it goes on. {Count.Of(Waits.Count, "step")} waiting.",
                RunStatus.Succeeded or RunStatus.Failed or RunStatus.TimedOut or RunStatus.Cancelled =>
                    $"{StepWords.Word(Run.Status)} on {words.Day(Run.EndedAt ?? Run.StartedAt)}, started {since}{where}.",
            };
        }
    }

    /// <summary>Whether the part of the flow that holds a step is still open, so that the run can go back to it: a part that is has something waiting in it.</summary>
    public bool IsOpen(JournalEntry entry)
    {
        var part = entry.Path[..(entry.Path.LastIndexOf('/') + 1)];
        var restsSince = Run.Status == RunStatus.Paused && entry.By is not null;
        return part.Length == 0 || restsSince || Waits.Any(wait => wait.Path.StartsWith(part, StringComparison.Ordinal));
    }

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is not { } run)
        {
            return NotFound();
        }
        Run = run;
        Latest = (await flows.FindAsync(run.FlowId, cancellation))?.Version ?? run.Version;
        Move = await runs.MoveOfRunAsync(id, cancellation);
        Waits = await runs.WaitsOfRunAsync(id, cancellation);
        Journal = await runs.JournalAsync(id, part, cancellation);
        ViewData.SetCrumbs(run.CampaignKey is null
            ? [new Crumb("Flows", "/flows"), new Crumb(run.Flow, $"/flows/{run.FlowId}")]
            : [new Crumb("Campaigns", "/campaigns"), new Crumb(run.CampaignTitle!, $"/campaigns/{run.CampaignKey}")]);
        return Page();
    }

    /// <summary>A value too large for the page, as a file.</summary>
    public async Task<IActionResult> OnGetContentAsync(string hash, CancellationToken cancellation) =>
        await runs.ContentAsync(hash, cancellation) is { } bytes ? File(bytes, "application/json", $"{hash[..Math.Min(12, hash.Length)]}.json") : NotFound();
}
