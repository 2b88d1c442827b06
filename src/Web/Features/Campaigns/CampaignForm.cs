using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Reading;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>What a form about a campaign needs to save something new.</summary>
public sealed record FormDesk(TrackerDbContext Database, CampaignQueries Campaigns, IIdSource Ids, TimeProvider Clock, Consequences Consequences);

/// <summary>
/// A form that makes one new thing in a campaign. The form carries the id of what it will make: sending it twice, or sending
/// it again after a lost answer, makes one thing.
/// </summary>
public abstract class CampaignForm(FormDesk desk) : CampaignPage(desk.Campaigns)
{
    protected FormDesk Desk { get; } = desk;

    /// <summary>The id of what will be made.</summary>
    [BindProperty]
    public Guid FormId { get; set; }

    public virtual Task OnGetAsync(CancellationToken cancellation)
    {
        FormId = Desk.Ids.Next();
        return PrepareAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (FormId == Guid.Empty)
        {
            return BadRequest();
        }
        if (ModelState.IsValid && (await IsSavedAsync(cancellation) || await TrySaveAsync(cancellation)))
        {
            TempData["Said"] = Said;
            return LocalRedirect(Destination);
        }
        await PrepareAsync(cancellation);
        return Page();
    }

    /// <summary>Where the person goes after saving.</summary>
    protected abstract string Destination { get; }

    /// <summary>What is said there.</summary>
    protected abstract string Said { get; }

    /// <summary>True when what this form makes is there already.</summary>
    protected abstract Task<bool> IsSavedAsync(CancellationToken cancellation);

    /// <summary>Adds the new thing to the context; a broken rule comes back to the form in its own words.</summary>
    protected abstract Task RecordAsync(CancellationToken cancellation);

    /// <summary>Reads what the form offers to choose from.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>The field that a broken rule is shown at; empty shows it on top.</summary>
    protected virtual string FieldOf(Rule rule) => "";

    private async Task<bool> TrySaveAsync(CancellationToken cancellation)
    {
        try
        {
            await RecordAsync(cancellation);
            await Desk.Database.SaveChangesAsync(cancellation);
            await Desk.Consequences.ShowAsync(cancellation);
            return true;
        }
        catch (RuleBrokenException broken)
        {
            ModelState.AddModelError(FieldOf(broken.Rule), broken.Rule.Sentence);
            return false;
        }
        catch (DbUpdateException)
        {
            // The same form, sent twice at once: the other one was faster.
            Desk.Database.ChangeTracker.Clear();
            if (await IsSavedAsync(cancellation))
            {
                return true;
            }
            throw;
        }
    }
}
