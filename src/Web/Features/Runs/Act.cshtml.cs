using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>Says what an action will do before it is done, and asks why. The form's id makes a second sending do nothing.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class ActModel(RunReader reader, IRuns runs, TeamParts parts, IIdSource ids) : PageModel
{
    [BindProperty]
    public Guid FormId { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Why { get; set; }

    [BindProperty(SupportsGet = true, Name = "do")]
    public string? Do { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public long? Step { get; set; }

    [BindProperty(SupportsGet = true, Name = "path")]
    public string? Path { get; set; }

    public RunAction Action { get; private set; } = null!;

    public RunLine Run { get; private set; } = null!;

    public WaitLine? Wait { get; private set; }

    public string? StepName => Wait is { } wait ? wait.Title.Replace('_', ' ') : Path is null ? null : StepWords.Path(Path);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        FormId = ids.Next();
        return await LoadAsync(id, cancellation) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || FormId == Guid.Empty)
        {
            return NotFound();
        }
        if (string.IsNullOrWhiteSpace(Why))
        {
            ModelState.AddModelError(nameof(Why), "Say why, so that others can follow it later.");
        }
        if (Wait is not null && Action.Name == "Override" && !await MayOverrideAsync(Wait, cancellation))
        {
            ModelState.AddModelError("", $"This gate can be overridden by {Listing.Or([.. Wait.MayAct])} only.");
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await PerformAsync(id, cancellation) is { } refused)
        {
            ModelState.AddModelError("", refused);
            RenewForm();
            return Page();
        }
        TempData["Said"] = $"{Action.Title}: done.{(await IsPausedAsync(id, cancellation) ? " The run is paused: no step starts until it goes on." : null)}";
        return Redirect($"/runs/{id}");
    }

    /// <returns>Why nothing was done; null where it was.</returns>
    private async Task<string?> PerformAsync(Guid id, CancellationToken cancellation)
    {
        var by = new Actor(User.DisplayName(), Why!.Trim());
        if (Action.Input(Step, Path, by) is not { } input)
        {
            if (Run.Trouble is null)
            {
                return await WasTakenUpAsync(id, by, cancellation) ? null : "The engine is not stuck with this run, so there is nothing to take up again.";
            }
            await runs.TryAgainAsync(id, by, FormId.ToString(), cancellation);
            return null;
        }
        await runs.SubmitAsync(id, input, FormId.ToString(), cancellation);
        var latest = await reader.LatestAsync(id, cancellation);
        return latest is { Kind: JournalKind.Ignored, Fault: { } refused } && latest.By == by.Name ? refused.Message : null;
    }

    /// <summary>The form was sent twice: the first time has helped already.</summary>
    private async Task<bool> WasTakenUpAsync(Guid id, Actor by, CancellationToken cancellation) =>
        (await reader.JournalAsync(id, null, cancellation)).Items
            .Any(line => line.Entry is { Kind: JournalKind.PersonActed, StepType: RunInput.TakeUp.InJournal } entry && entry.By == by.Name && entry.Reason == by.Reason);

    private async Task<bool> IsPausedAsync(Guid id, CancellationToken cancellation) =>
        (await reader.FindAsync(id, cancellation))?.Status == RunStatus.Paused;

    /// <summary>What was refused was this form's one sending: another try is another wish.</summary>
    private void RenewForm()
    {
        FormId = ids.Next();
        ModelState.Remove(nameof(FormId));
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var action = RunAction.Find(Do);
        var run = await reader.FindAsync(id, cancellation);
        if (action is null || run is null || !(action.IsTryAgain || action.Input(Step, Path, new Actor(User.DisplayName())) is not null))
        {
            return false;
        }
        (Action, Run) = (action, run);
        Wait = Step is null ? null : (await reader.WaitsOfRunAsync(id, cancellation)).FirstOrDefault(wait => wait.Instance == Step);
        ViewData.SetCrumbs(new Crumb(run.Flow, $"/runs/{id}"));
        return true;
    }

    private async Task<bool> MayOverrideAsync(WaitLine wait, CancellationToken cancellation)
    {
        if (wait.MayAct.Count == 0 || User.IsInRole(Roles.Administrator))
        {
            return true;
        }
        var reach = await parts.OfAsync(User.ToActor(), cancellation);
        var actor = Run.Campaign is { } campaign ? reach.In(campaign) : reach.Actor;
        return wait.MayAct.Select(Domain.Work.Assignee.Parse).Any(assignee => assignee.Includes(actor));
    }
}
