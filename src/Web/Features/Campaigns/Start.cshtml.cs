using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Persistence.Samples;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using CampaignTracker.Workflows.Samples;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>Starts a campaign from a sample, with its people and its flow, or from a blank page. Who starts a blank one leads its team.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class StartModel(FormDesk desk, DateWords words, SampleShelf samples, SampleStart sampleStart) : PageModel
{
    /// <summary>The id of the campaign that will be made, so that a form that is sent twice makes one.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    [BindProperty]
    public CampaignInput Input { get; set; } = new();

    /// <summary>The samples that are not campaigns here already.</summary>
    public IReadOnlyList<Sample> Samples { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        FormId = desk.Ids.Next();
        Input.StartedOn = words.Today;
        await PrepareAsync(cancellation);
    }

    /// <summary>Starting a sample twice shows the campaign that the first time made.</summary>
    public async Task<IActionResult> OnPostSampleAsync(string? sample, CancellationToken cancellation)
    {
        if (samples.Find(sample) is not { } found)
        {
            return NotFound();
        }
        if (!await sampleStart.ExistsAsync(found.Campaign.Key, cancellation))
        {
            await sampleStart.StartAsync(desk.Database, found, User.Stamp(desk.Clock), cancellation);
            await desk.Consequences.ShowAsync(cancellation);
        }
        return Go(found.Campaign.Key);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        if (FormId == Guid.Empty)
        {
            return BadRequest();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        if (await KeyAsync(cancellation) is { } made)
        {
            return Go(made);
        }
        try
        {
            var campaign = await MakeAsync(cancellation);
            desk.Database.Add(campaign);
            await desk.Database.SaveChangesAsync(cancellation);
            await desk.Consequences.ShowAsync(cancellation);
            return Go(campaign.Key);
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("", broken.Rule.Sentence);
            return Page();
        }
        catch (DbUpdateException)
        {
            desk.Database.ChangeTracker.Clear();
            if (await KeyAsync(cancellation) is { } key)
            {
                return Go(key);
            }
            throw;
        }
    }

    private async Task<Campaign> MakeAsync(CancellationToken cancellation)
    {
        var stamp = User.Stamp(desk.Clock);
        var actor = User.ToActor();
        var outline = new CampaignOutline(Input.Title, Input.Ask, Input.Summary ?? "", Input.Scope!.Value, Input.Jurisdiction, Input.Level!.Value, Input.Lead);
        var started = Input.StartedOn ?? words.Today;
        var campaign = Campaign.Start(new CampaignId(FormId), await FreeKeyAsync(cancellation), outline, started, stamp);
        campaign.JoinTeam(actor.UserName, actor.DisplayName, "lead", words.Today, stamp);
        return campaign;
    }

    private Task<string?> KeyAsync(CancellationToken cancellation) =>
        desk.Database.Campaigns.Where(campaign => campaign.Id == new CampaignId(FormId)).Select(campaign => (string?)campaign.Key).FirstOrDefaultAsync(cancellation);

    private async Task<string> FreeKeyAsync(CancellationToken cancellation)
    {
        var wanted = Slug.Of(Input.Title);
        var taken = await desk.Database.Campaigns.Where(campaign => campaign.Key.StartsWith(wanted)).Select(campaign => campaign.Key).Take(1000).ToListAsync(cancellation);
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? wanted : $"{wanted}-{number}").First(key => !taken.Contains(key));
    }

    private RedirectResult Go(string key)
    {
        TempData["Said"] = "The campaign is started. Record what you know first, then whom you need.";
        return Redirect("/campaigns/" + key);
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        ViewData.SetCrumbs(new Crumb("Campaigns", "/campaigns"));
        string[] keys = [.. samples.All.Select(sample => sample.Campaign.Key)];
        var there = await desk.Database.Campaigns.Where(campaign => keys.Contains(campaign.Key)).Select(campaign => campaign.Key).ToListAsync(cancellation);
        Samples = [.. samples.All.Where(sample => !there.Contains(sample.Campaign.Key))];
    }
}

public sealed class CampaignInput
{
    [Required(ErrorMessage = "Give the campaign a title.")]
    [StringLength(300, ErrorMessage = "Keep the title under 300 characters.")]
    public string Title { get; set; } = "";

    [Required(ErrorMessage = "Say in one sentence what should change.")]
    [StringLength(1000, ErrorMessage = "Keep the ask under 1,000 characters.")]
    public string Ask { get; set; } = "";

    [StringLength(4000, ErrorMessage = "Keep the summary under 4,000 characters.")]
    public string? Summary { get; set; }

    [Required(ErrorMessage = "Choose whether it is local or national.")]
    public CampaignScope? Scope { get; set; }

    [Required(ErrorMessage = "Say where: a place or a jurisdiction.")]
    [StringLength(200, ErrorMessage = "Keep it under 200 characters.")]
    public string Jurisdiction { get; set; } = "England and Wales";

    [Required(ErrorMessage = "Choose the level at which the change happens.")]
    public SystemicLevel? Level { get; set; }

    [Required(ErrorMessage = "Say who leads it: a person or an organisation.")]
    [StringLength(200, ErrorMessage = "Keep it under 200 characters.")]
    public string Lead { get; set; } = "";

    public DateOnly? StartedOn { get; set; }
}
