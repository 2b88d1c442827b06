using CampaignTracker.Web.Api;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

public sealed class FlowModel(FlowReader flows, RunReader runs, IFlowDrafts drafts, SignedTriggerAddresses addresses) : PageModel
{
    public FlowLine Flow { get; private set; } = null!;

    public IReadOnlyList<FlowVersionLine> Versions { get; private set; } = [];

    public PageOf<RunLine> Runs { get; private set; } = null!;

    public string? Definition { get; private set; }

    /// <summary>The next version, where somebody is writing at one.</summary>
    public FlowDraft? Draft { get; private set; }

    public IReadOnlyList<FlowMoveLine> Moves { get; private set; } = [];

    /// <summary>For officers and administrators only: who has such an address can start runs.</summary>
    public IReadOnlyList<(string Trigger, string Address)> Addresses { get; private set; } = [];

    public string State => $"Version {Flow.Version}{(Flow.CampaignTitle is null ? "" : $", for {Flow.CampaignTitle}")}; {Count.OrNone(Flow.RunsUnderWay, "run")} under way.";

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        if (await flows.FindAsync(id, cancellation) is not { } flow)
        {
            return NotFound();
        }
        Flow = flow;
        Versions = await flows.VersionsAsync(id, cancellation);
        Runs = await runs.OfFlowAsync(id, part, cancellation);
        Definition = await flows.DefinitionAsync(id, flow.Version, cancellation);
        Draft = await drafts.FindAsync(id, cancellation);
        Moves = await flows.MovesAsync(id, cancellation);
        Addresses = User.IsInRole(Roles.Officer) || User.IsInRole(Roles.Administrator) ? await addresses.ReadAsync(id, HttpContext.Request, cancellation) : [];
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"));
        return Page();
    }
}
