using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Approvals;

/// <summary>A question and its answers. Those who are asked may answer, the team may read, nobody else sees it.</summary>
public sealed class AnswerModel(TrackerDbContext database, TeamParts parts, TimeProvider clock, DateWords words, IAuthorizationService authorization, Consequences consequences) : PageModel
{
    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    public Approval Approval { get; private set; } = null!;

    public string CampaignTitle { get; private set; } = "";

    public string CampaignKey { get; private set; } = "";

    public bool MayAnswer { get; private set; }

    public bool IsTeam { get; private set; }

    public string? RunLink => Approval.AskedBy.RunId is { } run ? $"/runs/{run}" : null;

    public string State => Approval.State switch
    {
        ApprovalState.Open when MayAnswer => $"It waits for your answer since {words.Short(words.DayOf(Approval.AskedAt))}.",
        ApprovalState.Open => $"It waits for an answer since {words.Short(words.DayOf(Approval.AskedAt))}.",
        ApprovalState.Answered => $"Answered on {words.Day(Approval.ClosedAt!.Value)}: {Approval.Outcome}.",
        ApprovalState.TimedOut => $"Nobody decided in time; it closed on {words.Day(Approval.ClosedAt!.Value)}.",
        ApprovalState.Cancelled => $"It was called off on {words.Day(Approval.ClosedAt!.Value)}{(Approval.ClosedWhy is null ? "" : $": {Approval.ClosedWhy}")}.",
    };

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation) => await LoadAsync(id, cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        var reach = await parts.OfAsync(User.ToActor(), cancellation);
        if (Approval.Responses.Any(response => response.UserName == reach.Actor.UserName && response.Choice == Input.Choice))
        {
            return Done();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        try
        {
            Approval.Answer(reach.In(Approval.CampaignId), Input.Choice, string.IsNullOrWhiteSpace(Input.Comment) ? null : Input.Comment.Trim(), clock.GetUtcNow());
            await database.SaveChangesAsync(cancellation);
            await consequences.ShowAsync(cancellation);
            return Done();
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Rule.Sentence);
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            await LoadAsync(id, cancellation);
            ModelState.AddModelError("", "Somebody answered at the same moment. See how it stands now, then answer if it is still open.");
        }
        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var approval = await database.Approvals.FirstOrDefaultAsync(a => a.Id == new ApprovalId(id), cancellation);
        if (approval is null)
        {
            return false;
        }
        Approval = approval;
        var reach = await parts.OfAsync(User.ToActor(), cancellation);
        MayAnswer = approval.MayAnswer(reach.In(approval.CampaignId));
        IsTeam = (await authorization.AuthorizeAsync(User, Policies.Team)).Succeeded;
        var campaign = await database.Campaigns.Where(c => c.Id == approval.CampaignId).Select(c => new { c.Key, c.Title }).FirstAsync(cancellation);
        (CampaignKey, CampaignTitle) = (campaign.Key, campaign.Title);
        ViewData.SetCrumbs(IsTeam ? [new Crumb("Campaigns", "/campaigns"), new Crumb(CampaignTitle, $"/campaigns/{CampaignKey}")] : [new Crumb("My work", "/")]);
        return IsTeam || MayAnswer || approval.Slots.Any(slot => reach.Includes(approval.CampaignId, slot.Assignee))
            || approval.Responses.Any(response => response.UserName == reach.Actor.UserName);
    }

    private RedirectResult Done()
    {
        TempData["Said"] = $"Your answer is in: {Input.Choice}.";
        return Redirect("/");
    }
}

public sealed class AnswerInput
{
    [Required(ErrorMessage = "Choose an answer.")]
    public string Choice { get; set; } = "";

    [StringLength(4000, ErrorMessage = "Keep the comment under 4,000 characters.")]
    public string? Comment { get; set; }
}
