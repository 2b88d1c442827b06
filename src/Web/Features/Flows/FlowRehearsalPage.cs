using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Rehearsing;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>What a version of a flow, or its draft, would do if it started now. Changes nothing and sends nothing.</summary>
public abstract class FlowRehearsalPage(FlowRehearsals rehearsals, DateWords words) : PageModel
{
    /// <summary>The version that was asked for by its number; null for the latest one, and for a draft.</summary>
    public virtual int? Version => null;

    public abstract bool IsDraft { get; }

    public FlowRehearsal Rehearsal { get; private set; } = null!;

    /// <summary>Null where there is nothing to show but faults.</summary>
    public AheadView? Ahead { get; private set; }

    public string Home => $"/flows/{Rehearsal.Flow.Version.Flow}";

    public string Path => $"{Home}/{(IsDraft ? "draft/" : "")}rehearsal";

    public string Title => IsDraft ? $"Rehearse the draft of {Rehearsal.Flow.Version.FlowName}" : $"Rehearse {Rehearsal.Flow.Version.FlowName}";

    public string State
    {
        get
        {
            var what = IsDraft ? "The draft" : $"Version {Rehearsal.Flow.Version.Number}";
            var start = Rehearsal.Campaign is { } campaign ? $"{what}, as if it started now for {campaign.Title}." : $"{what}, as if it started now for no campaign.";
            return Ahead is null ? $"{what} can't be rehearsed as it is." : $"{start} {Ahead.Sentence(words)}";
        }
    }

    private bool ShowsNames => User.IsInRole(Roles.Officer) || User.IsInRole(Roles.Administrator);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await PlayAsync(id, cancellation) is not { } rehearsal)
        {
            return NotFound();
        }
        Rehearsal = rehearsal;
        Ahead = rehearsal.Foretold is { } foretold ? new AheadView(foretold, rehearsal.Form, Path, rehearsal.Kept(Version), ShowsNames) { Earlier = rehearsal.Earlier } : null;
        // The heading stands in a partial, whose view data are its own.
        ViewData["Title"] = Title;
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(rehearsal.Flow.Version.FlowName, Home));
        return Page();
    }

    /// <summary>One of its e-mails, as it would arrive.</summary>
    public async Task<IActionResult> OnGetMailAsync(Guid id, int mail, bool text, CancellationToken cancellation) =>
        (await PlayAsync(id, cancellation))?.Foretold is { } foretold && MailPreview.Of(foretold, mail, text, ShowsNames, Response) is { } found ? found : NotFound();

    protected abstract Task<FlowToRehearse?> FindAsync(Guid flow, CancellationToken cancellation);

    private async Task<FlowRehearsal?> PlayAsync(Guid id, CancellationToken cancellation) =>
        await FindAsync(id, cancellation) is { } flow ? await rehearsals.PlayAsync(flow, Request.Query, cancellation) : null;
}
