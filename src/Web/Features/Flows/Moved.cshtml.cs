using System.ComponentModel.DataAnnotations;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Moves;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>What became of a move: who moved, who stayed and why, and the way back while there is one.</summary>
public sealed class MovedModel(FlowReader flows, RunReader runs, IRunMoves moves, IAuthorizationService authorization, DateWords words) : PageModel
{
    private const int Told = 5;

    /// <summary>How soon a page whose move goes on looks again. Unit: seconds.</summary>
    private const string LooksAgain = "3";

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Why { get; set; }

    /// <summary>Only this run is to be put back; null for every run of the move.</summary>
    [BindProperty(SupportsGet = true, Name = "run")]
    public Guid? Run { get; set; }

    public FlowLine Flow { get; private set; } = null!;

    public FlowMoveLine Line { get; private set; } = null!;

    public MoveReport Report { get; private set; } = null!;

    public PageOf<RunLine> Runs { get; private set; } = null!;

    public int Here => Report.Moved - Report.Undone;

    public bool IsGoingBack => Report.Undoing is { IsStopped: false };

    /// <summary>Not while the move goes on, nor while its runs go back by themselves.</summary>
    public bool MayBeUndone => Report.Undoable > 0 && Report.Work?.IsStopped != false && !IsGoingBack;

    /// <summary>Nobody can put back what is left of the move, and nobody does so now.</summary>
    public bool IsPastUndoing => Report is { Undoable: 0, Work: null, Undoing: null } && Here > 0;

    public string State => Report.Undone == 0
        ? $"{words.Moment(Line.At)}, {Line.By}: “{Line.Reason}”"
        : $"{words.Moment(Line.At)}, {Line.By}: “{Line.Reason}” {EnumWords.Sentence(Count.Of(Report.Undone, "run"))} put back since.";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid move, [FromQuery(Name = "part")] int? part, CancellationToken cancellation)
    {
        if (await flows.FindAsync(id, cancellation) is not { } flow
            || await flows.MoveAsync(id, move, cancellation) is not { } line
            || await moves.FindAsync(move, cancellation) is not { } report)
        {
            return NotFound();
        }
        (Flow, Line, Report) = (flow, line, report);
        Runs = await runs.OfMoveAsync(move, part, cancellation);
        if (report.Work is { IsStopped: false } || IsGoingBack)
        {
            Response.Headers["Refresh"] = LooksAgain;
        }
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(flow.Name, $"/flows/{id}"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, Guid move, CancellationToken cancellation)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.Officer)).Succeeded)
        {
            return Forbid();
        }
        if (await flows.MoveAsync(id, move, cancellation) is not { } line)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await OnGetAsync(id, move, null, cancellation);
        }
        var undone = await moves.UndoAsync(move, Run, new Actor(User.DisplayName(), Why?.Trim() ?? ""), cancellation);
        if (!undone.GoesOn)
        {
            TempData[undone.Undone > 0 ? "Said" : "Refused"] = Sentence(undone, line);
        }
        return Redirect($"/flows/{id}/moves/{move}");
    }

    public async Task<IActionResult> OnPostTakeUpAsync(Guid id, Guid move, CancellationToken cancellation)
    {
        if (!(await authorization.AuthorizeAsync(User, Policies.Officer)).Succeeded)
        {
            return Forbid();
        }
        if (await flows.MoveAsync(id, move, cancellation) is null)
        {
            return NotFound();
        }
        await moves.TakeUpAsync(move, cancellation);
        return Redirect($"/flows/{id}/moves/{move}");
    }

    private string Sentence(UndoReport undone, FlowMoveLine line)
    {
        var back = $"{EnumWords.Sentence(Count.OrNone(undone.Undone, "run"))} {(undone.Undone == 1 ? "is" : "are")} back on version {line.From}.";
        return undone.Refused == 0
            ? back
            : $"{back} {Count.Of(undone.Refused, "run")} {(undone.Refused == 1 ? "stays" : "stay")} on version {line.To}: {string.Join(" ", undone.Stayed.Take(Told).Select(Because).Distinct())}";
    }

    private string Because(UndoRefused refused) => refused.Why switch
    {
        UndoRefusal.AlreadyUndone => "It has been put back already.",
        UndoRefusal.TookOn => "The move itself took it further: a step of the new version has started or ended.",
        UndoRefusal.HasGoneOn when refused.Since is { } since => $"It has gone on since: {JournalLine.Sentence(since)} on {words.Moment(since.At)}.",
        UndoRefusal.HasGoneOn => "It has gone on since.",
        UndoRefusal.Damaged => "Where it stands, or where it stood before, can't be read.",
    };
}
