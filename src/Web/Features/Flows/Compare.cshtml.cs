using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Reading.Differences;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>Any two versions of a flow side by side.</summary>
public sealed class CompareModel(FlowReader flows, IRunMoves moves) : PageModel
{
    private static readonly Dictionary<string, string> NoRenames = [];

    public FlowLine Flow { get; private set; } = null!;

    public IReadOnlyList<FlowVersionLine> Versions { get; private set; } = [];

    public FlowVersionLine From { get; private set; } = null!;

    public FlowVersionLine To { get; private set; } = null!;

    public DifferenceView Difference { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery] int? from, [FromQuery] int? to, CancellationToken cancellation)
    {
        if (await flows.FindAsync(id, cancellation) is not { } flow)
        {
            return NotFound();
        }
        Versions = await flows.VersionsAsync(id, cancellation);
        var now = to ?? flow.Version;
        var (old, latest) = (Find(from ?? Math.Max(1, now - 1)), Find(now));
        if (old is null || latest is null)
        {
            return NotFound();
        }
        (Flow, From, To) = (flow, old, latest);
        var plain = await moves.CompareAsync(old.Id, latest.Id, NoRenames, cancellation);
        var suggested = Workflows.Execution.Migrating.RenameSuggestions.Between(plain.From.Program, plain.To.Program);
        var comparison = suggested.Count == 0 ? plain : await moves.CompareAsync(old.Id, latest.Id, suggested, cancellation);
        Difference = DifferenceView.Of(comparison.From.Program, comparison.To.Program, comparison.Difference);
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(flow.Name, $"/flows/{id}"));
        return Page();
    }

    private FlowVersionLine? Find(int number) => Versions.FirstOrDefault(version => version.Number == number);
}
