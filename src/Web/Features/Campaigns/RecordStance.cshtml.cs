using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>Adds to a participant's stances; none is ever overwritten. The form names how many there were when it was opened, so that sending it twice adds one.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class RecordStanceModel(FormDesk desk) : CampaignPage(desk.Campaigns)
{
    [BindProperty]
    public StanceInput Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<StanceChange> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid participation, CancellationToken cancellation)
    {
        var part = await FindAsync(participation, cancellation);
        Input.Known = part?.Stances.Count ?? 0;
        return part is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid participation, CancellationToken cancellation)
    {
        if (await FindAsync(participation, cancellation) is not { } part)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Page();
        }
        try
        {
            if (part.Stances.Count == Input.Known)
            {
                part.RecordStance(Input.Stance!.Value, User.Stamp(desk.Clock, Input.Why));
                await desk.Database.SaveChangesAsync(cancellation);
                await desk.Consequences.ShowAsync(cancellation);
            }
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError("Input.Stance", broken.Rule.Sentence);
            return Page();
        }
        TempData["Said"] = $"{Name}: {StanceScale.Words(part.Stance)}.";
        return LocalRedirect(Home + "/people");
    }

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("People and attempts", Home + "/people")];

    private async Task<CampaignParticipation?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var part = await desk.Database.Participations.FirstOrDefaultAsync(p => p.Id == new ParticipationId(id) && p.CampaignId == Campaign.Id, cancellation);
        if (part is not null)
        {
            Name = await desk.Database.People.Where(person => person.Id == part.PersonId).Select(person => person.Name).FirstOrDefaultAsync(cancellation)
                ?? await desk.Database.Organisations.Where(organisation => organisation.Id == part.OrganisationId).Select(organisation => organisation.Name).FirstAsync(cancellation);
            History = part.Stances;
        }
        return part;
    }
}

public sealed class StanceInput
{
    [Required(ErrorMessage = "Choose where they stand.")]
    [Range(StanceScale.Lowest, StanceScale.Highest, ErrorMessage = "Choose one of the stances.")]
    public int? Stance { get; set; }

    [StringLength(1000, ErrorMessage = "Keep it under 1,000 characters.")]
    public string? Why { get; set; }

    /// <summary>How many stances were on record when the form was opened.</summary>
    public int Known { get; set; }
}
