using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Approvals;

/// <summary>A question and its answers. Those who are asked may answer, the team may read, nobody else sees it.</summary>
public sealed class AnswerModel(TrackerDbContext database, TeamParts parts, TimeProvider clock, DateWords words, IAuthorizationService authorization, Consequences consequences, ApprovalDelegation delegation, AssigneeChoices choices) : PageModel
{
    [BindProperty]
    public AnswerInput Input { get; set; } = new();

    /// <summary>What the second form asks for; bound only by its own handler.</summary>
    public HandOnInput HandOn { get; } = new();

    /// <summary>Who can be asked instead. Empty for who can't answer.</summary>
    public IReadOnlyList<SelectListItem> Others { get; private set; } = [];

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

    public async Task<IActionResult> OnPostHandOnAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        ModelState.Clear();
        if (!await TryUpdateModelAsync(HandOn, nameof(HandOn)))
        {
            return Page();
        }
        var to = Others.FirstOrDefault(other => other.Value == HandOn.To && other.Value.Length > 0);
        if (MayAnswer && to is null)
        {
            ModelState.AddModelError("HandOn.To", "Choose one from the list.");
            return Page();
        }
        try
        {
            var reach = await parts.OfAsync(User.ToActor(), cancellation);
            await delegation.DelegateAsync(Approval.Id, reach.In(Approval.CampaignId), Assignee.Parse(HandOn.To), HandOn.Why.Trim(), cancellation);
            TempData["Said"] = $"{to?.Text} is asked instead of you.";
            return Redirect("/");
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Rule.Sentence);
        }
        catch (DbUpdateException)
        {
            database.ChangeTracker.Clear();
            await LoadAsync(id, cancellation);
            ModelState.AddModelError("", "Somebody answered at the same moment. See how it stands now, then hand it on if it is still open.");
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
        Others = MayAnswer ? await choices.ReadAsync(cancellation) : [];
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
