using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Runtime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Flows;

/// <summary>Brings a flow in: pasted, from a file, or all flows of an exported package. Checked first; each becomes version 1 of a flow of its own.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class NewModel(IFlowLibrary library, TrackerDbContext database) : PageModel
{
    private const int LargestFile = 20 * 1024 * 1024;
    private const int MostCampaigns = 500;

    [BindProperty]
    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string? Name { get; set; }

    [BindProperty]
    public Guid? Campaign { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    [BindProperty]
    [StringLength(1000, ErrorMessage = "Keep the note under 1,000 characters.")]
    public string? Note { get; set; }

    public IReadOnlyList<SelectListItem> Campaigns { get; private set; } = [];

    /// <summary>What was brought and looked at; empty before.</summary>
    public IReadOnlyList<Arrival> Arrivals { get; private set; } = [];

    /// <summary>What is wrong with the file as a whole.</summary>
    public FaultList Faults { get; } = [];

    /// <summary>Looked at and without errors.</summary>
    public bool IsReady => Arrivals.Count > 0 && !Faults.HasErrors && Arrivals.All(a => !a.Faults.HasErrors);

    public Task OnGetAsync(CancellationToken cancellation) => PrepareAsync(cancellation);

    public async Task<IActionResult> OnPostCheckAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        await LookAsync(cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostBringAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        await LookAsync(cancellation);
        if (!IsReady || !ModelState.IsValid || !await AreNamesFreeAsync(cancellation))
        {
            return Page();
        }
        var campaign = Campaign is { } chosen ? new CampaignId(chosen) : (CampaignId?)null;
        var note = string.IsNullOrWhiteSpace(Note) ? "Brought in." : Note.Trim();
        var made = new List<PublishedFlow>();
        foreach (var arrival in Arrivals)
        {
            made.Add(await library.PublishAsync(new(NameOf(arrival)!, campaign, arrival.Json, User.DisplayName(), note), cancellation));
        }
        TempData["Said"] = made.Count == 1 ? "The flow is here. Rehearse it before you start it." : $"{Count.Of(made.Count, "flow")} are here. Rehearse each before you start it.";
        return Redirect(made.Count == 1 ? $"/flows/{made[0].Flow}" : "/flows");
    }

    /// <summary>What a flow will be called: a single one as the person says, those of a package as they are called there.</summary>
    public string? NameOf(Arrival arrival) => Arrivals.Count == 1 && !string.IsNullOrWhiteSpace(Name) ? Name.Trim() : arrival.Name;

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        ViewData.SetCrumbs(new Crumb("Flows", "/flows"));
        var campaigns = await database.Campaigns.OrderBy(c => c.Title).Take(MostCampaigns).Select(c => new { c.Id, c.Title }).ToListAsync(cancellation);
        Campaigns = [new SelectListItem("No campaign of its own", ""), .. campaigns.Select(c => new SelectListItem(c.Title, c.Id.Value.ToString()))];
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (await BytesAsync(cancellation) is not { } bytes)
        {
            return;
        }
        Arrivals = Arrival.Read(bytes, Faults);
        if (Arrivals.Count == 1)
        {
            // A file can't be kept in a form that comes back; its text can.
            Definition = Arrivals[0].Json;
            ModelState.Remove(nameof(Definition));
        }
        if (Arrivals.Count == 1 && string.IsNullOrWhiteSpace(Name))
        {
            Name = Arrivals[0].Name;
            ModelState.Remove(nameof(Name));
        }
        if (Arrivals.Any(a => NameOf(a) is not { Length: > 0 and <= 200 }))
        {
            ModelState.AddModelError(nameof(Name), "Give the flow a name of at most 200 characters.");
        }
        foreach (var twice in Arrivals.GroupBy(NameOf, StringComparer.OrdinalIgnoreCase).Where(g => g.Key is not null && g.Count() > 1))
        {
            ModelState.AddModelError(nameof(Upload), $"The package holds {twice.Count()} flows called “{twice.Key}”. Bring them in one by one, each under a name of its own.");
        }
    }

    private async Task<byte[]?> BytesAsync(CancellationToken cancellation)
    {
        if (Upload is { Length: > LargestFile })
        {
            ModelState.AddModelError(nameof(Upload), "The file is larger than 20 MB. Is it the right one?");
            return null;
        }
        if (Upload is { Length: > 0 } file)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            return content.ToArray();
        }
        if (!string.IsNullOrWhiteSpace(Definition))
        {
            return Arrival.Bytes(Definition);
        }
        ModelState.AddModelError(nameof(Definition), "Paste a definition, or choose a file.");
        return null;
    }

    /// <summary>A flow of that name that says the same is this one, sent a second time.</summary>
    private async Task<bool> AreNamesFreeAsync(CancellationToken cancellation)
    {
        foreach (var arrival in Arrivals)
        {
            if (await library.FindAsync(NameOf(arrival)!, cancellation) is { } there && !await IsSameAsync(there.VersionId, arrival.Json, cancellation))
            {
                ModelState.AddModelError(nameof(Name), $"There is a flow called “{NameOf(arrival)}” already. Change that one, or give this one another name. Nothing was brought in.");
            }
        }
        return ModelState.IsValid;
    }

    private async Task<bool> IsSameAsync(Guid version, string json, CancellationToken cancellation) =>
        await database.Set<Persistence.Engine.FlowVersionRow>().Where(v => v.Id == version && v.Number == 1).Select(v => v.Definition).FirstOrDefaultAsync(cancellation) == json;
}
