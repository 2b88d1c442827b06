using CampaignTracker.Domain.People;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Reading;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignTracker.Web.Features.People;

public sealed class PersonModel(PeopleDirectory people, DateWords words) : PageModel
{
    public Person Person { get; private set; } = null!;

    public IReadOnlyDictionary<OrganisationId, string> Organisations { get; private set; } = new Dictionary<OrganisationId, string>();

    public IReadOnlyList<(string Key, string Title, ParticipationKind Kind, int? Stance)> Campaigns { get; private set; } = [];

    public IReadOnlyList<AttemptLine> Attempts { get; private set; } = [];

    public string State
    {
        get
        {
            var role = Person.RolesOn(words.Today).LastOrDefault();
            return role is null ? "No role on record." : $"{RoleWords(role)}, since {words.Day(role.From)}.";
        }
    }

    public string RoleWords(Role role) =>
        role.OrganisationId is { } organisation && Organisations.TryGetValue(organisation, out var name) ? $"{role.Title}, {name}" : role.Title;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (await people.FindAsync(id, cancellation) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        Organisations = await people.NamesAsync(person.Roles.Select(role => role.OrganisationId).OfType<OrganisationId>(), cancellation);
        Campaigns = await people.CampaignsOfAsync(person.Id, cancellation);
        Attempts = await people.AttemptsAsync(person.Id, cancellation);
        ViewData.SetCrumbs(new Crumb("People", "/people"));
        return Page();
    }
}
