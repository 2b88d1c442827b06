using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Briefings.Wording;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Rendering;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Briefings;

/// <summary>One issue of a briefing: as it arrives, to whom and why, and the second pair of eyes.</summary>
public sealed class IssueModel(BriefingPreview preview, SentMail mail, BriefingSignOff signOff, TrackerDbContext database, DateWords words) : PageModel
{
    public const int MostShown = 50;

    [BindProperty]
    public SignOffInput Input { get; set; } = new();

    [BindProperty]
    public RefusalInput Refusal { get; set; } = new();

    public Briefing Briefing { get; private set; } = null!;

    public string CampaignKey { get; private set; } = "";

    public string CampaignTitle { get; private set; } = "";

    public bool MayAnswer { get; private set; }

    public bool Refusing { get; private set; }

    /// <summary>Whose copy is shown; null for the first one's.</summary>
    public Guid? CopyId { get; private set; }

    public BriefingContent? Copy { get; private set; }

    public IReadOnlyList<WordingFinding> Wording { get; private set; } = [];

    public IReadOnlyList<string> Faults { get; private set; } = [];

    /// <summary>Null before it is issued.</summary>
    public PageOf<DeliveryRow>? Deliveries { get; private set; }

    /// <summary>Who would get it now; null once it is issued, or ended without.</summary>
    public Expansion? Expansion { get; private set; }

    public string Subject => Personalisation.Unaddressed(Briefing.Content?.Subject ?? Briefing.Subject);

    public string PreviewFor => Deliveries is { Total: > 0 } ? $"The copy of {ShownName}." : "With a made-up recipient.";

    public string RecipientsTitle => Deliveries is { Total: > 0 } issued ? Count.Of(issued.Total, "recipient") : Expansion is null ? "Recipients" : "Who would get it now";

    public string State { get; private set; } = "";

    private string ShownName { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid id, Guid? copy, [FromQuery(Name = "part")] int? part, CancellationToken cancellation) =>
        await LoadAsync(id, copy, part, cancellation) ? Page() : NotFound();

    public Task<IActionResult> OnPostSignOffAsync(Guid id, CancellationToken cancellation) => AnswerAsync(id, "Input.Comment", async () =>
    {
        if (await signOff.ApproveAsync(new BriefingId(id), User.ToActor(), Input.Comment, Given(Input.Wording), cancellation) is { } fault)
        {
            ModelState.AddModelError("", fault.Message);
            return null;
        }

        return "Signed off. It is on its way.";
    }, cancellation);

    public Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken cancellation)
    {
        Refusing = true;
        return AnswerAsync(id, "Refusal.Why", async () =>
        {
            await signOff.RefuseAsync(new BriefingId(id), User.ToActor(), Refusal.Why ?? "", cancellation);
            return "Refused. Nobody gets it, and the flow is told.";
        }, cancellation);
    }

    private async Task<IActionResult> AnswerAsync(Guid id, string field, Func<Task<string?>> answer, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, 1, cancellation))
        {
            return NotFound();
        }

        if (Wording.Count > 0 && !Refusing && Given(Input.Wording) is null)
        {
            ModelState.AddModelError("Input.Wording", "Say why these words go out all the same.");
        }

        try
        {
            if (ModelState.IsValid && await answer() is { } said)
            {
                TempData["Said"] = said;
                return Redirect($"/briefings/{id}");
            }
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(field, broken.Rule.Sentence);
        }

        return Page();
    }

    private async Task<bool> LoadAsync(Guid id, Guid? copy, int? part, CancellationToken cancellation)
    {
        if (await preview.FindAsync(id, cancellation) is not { } briefing)
        {
            return false;
        }

        Briefing = briefing;
        var campaign = await database.Campaigns.FirstAsync(c => c.Id == briefing.Campaign, cancellation);
        (CampaignKey, CampaignTitle) = (campaign.Key, campaign.Title);
        MayAnswer = briefing.MayBeAnsweredBy(BriefingSignOff.WithPart(campaign, User.ToActor()));
        ViewData.SetCrumbs(new Crumb("Briefings", "/briefings"));
        await LoadRecipientsAsync(copy, part, cancellation);
        await LoadWordsAsync(cancellation);
        return true;
    }

    private async Task LoadRecipientsAsync(Guid? copy, int? part, CancellationToken cancellation)
    {
        if (Briefing.Status is BriefingStatus.Draft or BriefingStatus.AwaitingSignOff or BriefingStatus.Approved)
        {
            Expansion = await preview.ExpandAsync(Briefing, cancellation);
        }
        else if (Briefing.IssuedAt is not null)
        {
            Deliveries = await mail.DeliveriesAsync(Briefing.Id, part, cancellation);
            var shown = Deliveries.Items.FirstOrDefault(d => copy is null || d.Id == copy);
            (CopyId, ShownName) = (shown?.Id, shown?.Name ?? "");
        }

        State = BriefingSentence.Of(Briefing, await mail.TallyAsync(Briefing.Id, cancellation), words);
    }

    private async Task LoadWordsAsync(CancellationToken cancellation)
    {
        if (Briefing.Status is BriefingStatus.Draft or BriefingStatus.AwaitingSignOff)
        {
            var print = await preview.PrintAsync(Briefing, cancellation);
            Faults = Briefing.Content is null ? [.. print.Rendered.Faults.Select(f => $"In the {f.Where}: {f.Message}")] : [];
            Wording = Briefing.Status == BriefingStatus.AwaitingSignOff ? print.Wording : [];
        }

        Copy = await preview.CopyAsync(Briefing, CopyId, cancellation);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public sealed class SignOffInput
{
    [StringLength(4000, ErrorMessage = "Keep the comment under 4,000 characters.")]
    public string? Comment { get; set; }

    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Wording { get; set; }
}

public sealed class RefusalInput
{
    [StringLength(1000, ErrorMessage = "Keep the reason under 1,000 characters.")]
    public string? Why { get; set; }
}
