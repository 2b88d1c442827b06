using CampaignTracker.Persistence.Rehearsal;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Rehearsing;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Rehearsal.Ahead;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Runs;

/// <summary>What a run will do from where it stands, under assumptions that stand in the address. Changes nothing and sends nothing.</summary>
public sealed class RehearsalModel(RunReader runs, Rehearsals rehearsals, DateWords words) : PageModel
{
    public RunLine Run { get; private set; } = null!;

    public RehearsalForm Form { get; private set; } = null!;

    /// <summary>Null for a run that has ended.</summary>
    public AheadView? Ahead { get; private set; }

    public string State => Ahead is null ? $"It has ended on {words.Day(Run.EndedAt ?? Run.StartedAt)}: nothing more comes of it."
        : Run.Status == RunStatus.Paused ? $"It is paused: what falls due is held until it goes on. {Ahead.Sentence(words)}"
        : Ahead.Sentence(words);

    private bool ShowsNames => User.IsInRole(Roles.Officer) || User.IsInRole(Roles.Administrator);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await runs.FindAsync(id, cancellation) is not { } run)
        {
            return NotFound();
        }
        Run = run;
        Form = RehearsalForm.Read(Request.Query);
        Ahead = await ForetellAsync(id, cancellation) is { } foretold ? new AheadView(foretold, Form, $"/runs/{id}/rehearsal", [], ShowsNames) : null;
        ViewData.SetCrumbs(run.CampaignKey is null
            ? [new Crumb("Flows", "/flows"), new Crumb(run.Flow, $"/runs/{id}")]
            : [new Crumb("Campaigns", "/campaigns"), new Crumb(run.CampaignTitle!, $"/campaigns/{run.CampaignKey}"), new Crumb(run.Flow, $"/runs/{id}")]);
        return Page();
    }

    /// <summary>One of its e-mails, as it would arrive.</summary>
    public async Task<IActionResult> OnGetMailAsync(Guid id, int mail, bool text, CancellationToken cancellation)
    {
        Form = RehearsalForm.Read(Request.Query);
        return await ForetellAsync(id, cancellation) is { } foretold && MailPreview.Of(foretold, mail, text, ShowsNames, Response) is { } found ? found : NotFound();
    }

    private Task<Foretold?> ForetellAsync(Guid id, CancellationToken cancellation)
    {
        var from = Form.From(words.Now);
        return rehearsals.OfRunAsync(id, from, from.AddMonths(Form.Months), Form.Assumptions, cancellation);
    }
}
