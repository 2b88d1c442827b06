using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>Starts the flow once more with what this run was started with. The form's id makes a second sending give the same new run.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class AgainModel(RunReader reader, FlowReader flows, RunRepeats repeats, IIdSource ids) : PageModel
{
    [BindProperty]
    public Guid FormId { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Why { get; set; }

    public RunLine Run { get; private set; } = null!;

    public FlowLine Flow { get; private set; } = null!;

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
        if (!ModelState.IsValid)
        {
            return Page();
        }
        try
        {
            var again = await repeats.AgainAsync(id, new Actor(User.DisplayName(), Why!.Trim()), FormId.ToString(), cancellation);
            if (again.Run is { } run)
            {
                TempData["Said"] = $"This is the new run, on version {Flow.Version}. The earlier one is as it was.";
                return Redirect($"/runs/{run}");
            }
            ModelState.AddModelError("", again.Refused!);
        }
        catch (TriggerConditionException refused)
        {
            ModelState.AddModelError("", refused.Message);
        }
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await reader.FindAsync(id, cancellation) is not { } run || await flows.FindAsync(run.FlowId, cancellation) is not { } flow)
        {
            return false;
        }
        (Run, Flow) = (run, flow);
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(run.Flow, $"/runs/{id}"));
        return true;
    }
}
