using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>Every run of a version that is under way.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class MoveModel(FlowReader flows, IRunMoves moves, IIdSource ids) : MovePage(flows, moves, ids)
{
    public override RunLine? Run => null;

    public override string Back => $"/flows/{Flow.Id}";

    public Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int from, [FromQuery] int? to, CancellationToken cancellation) => ShowAsync(id, from, to, cancellation);

    public Task<IActionResult> OnPostAsync(Guid id, [FromQuery] int from, [FromQuery] int? to, CancellationToken cancellation) => MoveAsync(id, from, to, cancellation);

    public Task<IActionResult> OnPostLookAsync(Guid id, [FromQuery] int from, [FromQuery] int? to, CancellationToken cancellation) => LookAsync(id, from, to, cancellation);

    public override void OnPageHandlerExecuted(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutedContext context)
    {
        if (Flow is not null)
        {
            ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(Flow.Name, Back));
        }
    }
}
