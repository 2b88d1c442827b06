using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Features.Flows;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>One run to another version.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class MoveModel(RunReader runs, FlowReader flows, IRunMoves moves, IIdSource ids) : MovePage(flows, moves, ids)
{
    private RunLine? _run;

    public override RunLine? Run => _run;

    public override string Back => $"/runs/{_run!.Id}";

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int? to, CancellationToken cancellation) =>
        await FindRunAsync(id, cancellation) is { } run ? await ShowAsync(run.FlowId, run.Version, to, cancellation) : NotFound();

    public async Task<IActionResult> OnPostLookAsync(Guid id, [FromQuery] int? to, CancellationToken cancellation) =>
        await FindRunAsync(id, cancellation) is { } run ? await LookAsync(run.FlowId, run.Version, to, cancellation) : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, [FromQuery] int? from, [FromQuery] int? to, CancellationToken cancellation)
    {
        if (await FindRunAsync(id, cancellation) is not { } run)
        {
            return NotFound();
        }
        // The form sent again after the run has moved: it is on the new version by now, and the answer is the same.
        return await MoveAsync(run.FlowId, from ?? run.Version, to, cancellation);
    }

    private async Task<RunLine?> FindRunAsync(Guid id, CancellationToken cancellation)
    {
        _run = await runs.FindAsync(id, cancellation);
        if (_run is not null)
        {
            ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(_run.Flow, $"/runs/{id}"));
        }
        return _run;
    }
}
