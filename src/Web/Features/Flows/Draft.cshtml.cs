using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Reading.Differences;
using CampaignTracker.Workflows.Execution.Migrating;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>The next version of a flow while it is written: kept as it is typed, checked, compared, and published. What was typed is never lost.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class DraftModel(FlowReader flows, IFlowDrafts drafts, FlowPrograms programs, IIdSource ids) : PageModel
{
    private const int LargestFile = 4 * 1024 * 1024;
    private const string AlreadyPublished = "This text is published already. Nothing was to be kept.";

    [BindProperty]
    public Guid DraftId { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public int BasedOn { get; set; }

    /// <summary>The number of the version that the page showed as the one that came meanwhile.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the note under 1,000 characters.")]
    public string? Note { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public FlowLine Flow { get; private set; } = null!;

    public FlowVersionLine Latest { get; private set; } = null!;

    /// <summary>As it is kept; null while nothing was.</summary>
    public FlowDraft? Draft { get; private set; }

    public DraftCheck? Check { get; private set; }

    public DifferenceView? Difference { get; private set; }

    /// <summary>What somebody else kept after this person had opened the page.</summary>
    public FlowDraft? Theirs { get; private set; }

    public bool IsOutdated => Draft is not null && Draft.BasedOn != Latest.Number;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        (DraftId, Revision, BasedOn) = (Draft?.Id ?? ids.Next(), Draft?.Revision ?? 0, Draft?.BasedOn ?? Latest.Number);
        Definition = Draft?.Definition ?? Readable(await flows.DefinitionAsync(id, Latest.Number, cancellation) ?? "");
        Note = Draft?.Note;
        return Page();
    }

    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!await ReadUploadAsync(cancellation) || !ModelState.IsValid || await KeepAsync(id, cancellation) is not { } kept)
        {
            return Page();
        }
        TempData["Said"] = kept.Revision == 0 ? AlreadyPublished : "The draft is kept. No run changes until you publish it, and runs under way not even then.";
        return Redirect($"/flows/{id}/draft");
    }

    public async Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (string.IsNullOrWhiteSpace(Note))
        {
            ModelState.AddModelError(nameof(Note), "Say what this version changes, and why.");
        }
        if (!await ReadUploadAsync(cancellation) || !ModelState.IsValid || await KeepAsync(id, cancellation) is not { } kept)
        {
            return Page();
        }
        var published = await drafts.PublishAsync(new(id, kept.Id, kept.Revision, kept.Definition, User.DisplayName(), Note!), cancellation);
        if (published.Published is { } version)
        {
            TempData["Said"] = $"Version {version.Number} is published: new runs get it. Runs under way stay on theirs until you move them.";
            return Redirect($"/flows/{id}");
        }
        if (published.Refusal is DraftRefusal.Gone or DraftRefusal.Changed)
        {
            await GiveWayAsync(id, cancellation);
            return Page();
        }
        TempData["Refused"] = Sentence(published);
        return Redirect($"/flows/{id}/draft");
    }

    public async Task<IActionResult> OnPostRebaseAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation))
        {
            return NotFound();
        }
        if (!await ReadUploadAsync(cancellation) || !ModelState.IsValid || await KeepAsync(id, cancellation) is not { } kept)
        {
            return Page();
        }
        if (kept.Revision == 0)
        {
            TempData["Said"] = AlreadyPublished;
        }
        else if (!(await drafts.RebaseAsync(new(id, kept.Id, kept.Revision, Seen), cancellation)).Saved)
        {
            await GiveWayAsync(id, cancellation);
            return Page();
        }
        else
        {
            TempData["Said"] = $"The draft is kept and takes version {Seen} into account.";
        }
        return Redirect($"/flows/{id}/draft");
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid id, CancellationToken cancellation)
    {
        if (await drafts.DiscardAsync(id, DraftId, Revision, cancellation))
        {
            TempData["Said"] = "The draft is given up.";
            return Redirect($"/flows/{id}");
        }
        TempData["Refused"] = "Somebody changed the draft after you had opened it, so it was not given up. Look at it first.";
        return Redirect($"/flows/{id}/draft");
    }

    private static string Sentence(DraftPublication refused) => refused.Refusal switch
    {
        DraftRefusal.Faulty => "It was not published: the definition has errors, listed below. The draft is kept.",
        DraftRefusal.Outdated => $"It was not published: version {refused.Latest} was published after you had begun. The draft is kept.",
        DraftRefusal.Same => $"It was not published: it says the same as version {refused.Latest}.",
        DraftRefusal.NoteMissing => "It was not published: say what the version changes, and why.",
        DraftRefusal.Changed or DraftRefusal.Gone or DraftRefusal.None => "It was not published: somebody changed the draft or gave it up meanwhile. Look at it and try again.",
    };

    /// <summary>The text with line breaks where it is all on one line, so that a person can read it.</summary>
    private static string Readable(string json) => json.Contains('\n', StringComparison.Ordinal) ? json : ValueJson.Write(ValueJson.Parse(json), indented: true);

    private async Task<bool> ReadUploadAsync(CancellationToken cancellation)
    {
        if (Upload is not { Length: > 0 } file)
        {
            return true;
        }
        if (file.Length > LargestFile)
        {
            ModelState.AddModelError(nameof(Upload), "The file is larger than 4 MB. A definition is text; is it the right file?");
            return false;
        }
        using var reader = new StreamReader(file.OpenReadStream());
        Definition = await reader.ReadToEndAsync(cancellation);
        ModelState.Remove(nameof(Definition));
        return true;
    }

    /// <returns>Null where somebody else was there first; the page says so then.</returns>
    private async Task<FlowDraft?> KeepAsync(Guid id, CancellationToken cancellation)
    {
        // A browser sends a text's lines with its own ends.
        Definition = (Definition ?? "").ReplaceLineEndings("\n");
        Note = Note?.Trim() ?? "";
        if (Draft is { } same && same.Definition == Definition && same.Note == Note)
        {
            return same;
        }
        var saved = await drafts.SaveAsync(new(id, DraftId, Revision, Definition, BasedOn, User.DisplayName(), Note), cancellation);
        if (saved is { Saved: true, Draft: { } mine })
        {
            return mine;
        }
        if (await IsPublishedAsync(id, cancellation))
        {
            // A second click. Publishing finds the version that the first one made.
            return new(id, DraftId, 0, Definition, BasedOn, User.DisplayName(), Note, default);
        }
        await GiveWayAsync(id, cancellation);
        return null;
    }

    /// <summary>Whether the draft that this person had open has become a version that says what they typed.</summary>
    private async Task<bool> IsPublishedAsync(Guid id, CancellationToken cancellation) =>
        (await flows.VersionsAsync(id, cancellation)).FirstOrDefault(v => v.Id == DraftId) is { } version
        && await flows.DefinitionAsync(id, version.Number, cancellation) == Definition;

    /// <summary>Somebody else was there first: says so beside the text as it was typed, and makes the form one that can be kept from here.</summary>
    private async Task GiveWayAsync(Guid id, CancellationToken cancellation)
    {
        await LoadAsync(id, cancellation);
        Theirs = Draft;
        (DraftId, Revision) = Theirs is null ? (ids.Next(), 0) : (Theirs.Id, Theirs.Revision);
        ModelState.Remove(nameof(Revision));
        ModelState.Remove(nameof(DraftId));
        ModelState.AddModelError(nameof(Definition), Theirs is null
            ? "The draft was published or given up by somebody after you had opened this page; your text is still here: keep it to begin a new draft."
            : $"{Theirs.Author} kept another draft after you had opened this page. Yours is still here; keep it again to put it in the place of theirs.");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var (flow, versions) = (await flows.FindAsync(id, cancellation), await flows.VersionsAsync(id, cancellation));
        if (flow is null || versions.Count == 0)
        {
            return false;
        }
        (Flow, Latest) = (flow, versions[0]);
        Draft = await drafts.FindAsync(id, cancellation);
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"), new Crumb(flow.Name, $"/flows/{id}"));
        if (Draft is not null)
        {
            Check = DraftCheck.Of(Draft.Definition);
            Difference = Check.Program is { } now ? Compare((await programs.GetAsync(Latest.Id, cancellation)).Program, now) : null;
        }
        return true;
    }

    private static DifferenceView Compare(Workflows.Execution.FlowProgram old, Workflows.Execution.FlowProgram now) =>
        DifferenceView.Of(old, now, VersionDifference.Between(old, now, RenameSuggestions.Between(old, now)));
}
