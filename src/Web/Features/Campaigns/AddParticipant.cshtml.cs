using System.ComponentModel.DataAnnotations;
using CampaignTracker.Domain.People;
using CampaignTracker.Web.Accounts;
using CampaignTracker.Web.Hosting;
using CampaignTracker.Web.Pieces;
using CampaignTracker.Web.Words;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Features.Campaigns;

/// <summary>Adds a person, an organisation, or a person for an organisation. Who is on record already is used again, by name.</summary>
[Authorize(Policy = Policies.Officer)]
public sealed class AddParticipantModel(FormDesk desk, DateWords words) : CampaignForm(desk)
{
    [BindProperty]
    public ParticipantInput Input { get; set; } = new();

    /// <summary>Every stance with its word; the first says that nobody knows yet.</summary>
    public static IReadOnlyList<SelectListItem> Stances { get; } =
    [
        new SelectListItem("Not known yet", ""),
        .. Enumerable.Range(StanceScale.Lowest, StanceScale.Highest - StanceScale.Lowest + 1).Reverse()
            .Select(stance => new SelectListItem(EnumWords.Sentence(StanceScale.Words(stance)), stance.ToString(System.Globalization.CultureInfo.InvariantCulture))),
    ];

    protected override string Destination => Home + "/people";

    protected override string Said => $"{(string.IsNullOrWhiteSpace(Input.Person) ? Input.Organisation : Input.Person)} takes part from now on.";

    protected override Crumb[] Crumbs() => [.. base.Crumbs(), new Crumb("People and attempts", Destination)];

    protected override Task<bool> IsSavedAsync(CancellationToken cancellation) =>
        Desk.Database.Participations.AnyAsync(part => part.Id == new ParticipationId(FormId), cancellation);

    protected override async Task RecordAsync(CancellationToken cancellation)
    {
        var stamp = User.Stamp(Desk.Clock, Input.Why);
        var organisation = await OrganisationAsync(stamp, cancellation);
        var person = await PersonAsync(organisation, stamp, cancellation);
        var part = CampaignParticipation.Join(new ParticipationId(FormId), Campaign.Id, person, organisation, Input.Kind!.Value, Input.Since ?? words.Today, stamp);
        if (Input.Stance is { } stance)
        {
            part.RecordStance(stance, stamp);
        }
        Desk.Database.Add(part);
    }

    private async Task<OrganisationId?> OrganisationAsync(Domain.Events.Stamp stamp, CancellationToken cancellation)
    {
        if (Input.Organisation?.Trim() is not { Length: > 0 } name)
        {
            return null;
        }
        var found = await Desk.Database.Organisations.FirstOrDefaultAsync(organisation => organisation.Name == name, cancellation);
        if (found is null)
        {
            found = Organisation.Add(new OrganisationId(Desk.Ids.Next()), name, "", null, stamp);
            Desk.Database.Add(found);
        }
        return found.Id;
    }

    private async Task<PersonId?> PersonAsync(OrganisationId? organisation, Domain.Events.Stamp stamp, CancellationToken cancellation)
    {
        if (Input.Person?.Trim() is not { Length: > 0 } name)
        {
            return null;
        }
        var email = string.IsNullOrWhiteSpace(Input.Email) ? null : Input.Email.Trim();
        var found = await Desk.Database.People.FirstOrDefaultAsync(person => person.Name == name && (email == null || person.Email == null || person.Email == email), cancellation);
        if (found is null)
        {
            found = Person.Add(new PersonId(Desk.Ids.Next()), name, email, null, stamp);
            Desk.Database.Add(found);
        }
        if (Input.Role?.Trim() is { Length: > 0 } role && !found.RolesOn(words.Today).Any(held => held.Title == role))
        {
            found.TakeRole(role, organisation, Input.Since ?? words.Today, stamp);
        }
        return found.Id;
    }
}

public sealed class ParticipantInput : IValidatableObject
{
    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string? Person { get; set; }

    [StringLength(200, ErrorMessage = "Keep the role under 200 characters.")]
    public string? Role { get; set; }

    [EmailAddress(ErrorMessage = "That is not an e-mail address. It needs a name, an @ and a domain.")]
    public string? Email { get; set; }

    [StringLength(200, ErrorMessage = "Keep the name under 200 characters.")]
    public string? Organisation { get; set; }

    [Required(ErrorMessage = "Choose what they are to this campaign.")]
    public ParticipationKind? Kind { get; set; }

    [Range(StanceScale.Lowest, StanceScale.Highest, ErrorMessage = "Choose one of the stances.")]
    public int? Stance { get; set; }

    [StringLength(1000, ErrorMessage = "Keep it under 1,000 characters.")]
    public string? Why { get; set; }

    public DateOnly? Since { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Person) && string.IsNullOrWhiteSpace(Organisation))
        {
            yield return new ValidationResult("Name the person, the organisation, or both.", [nameof(Person)]);
        }
    }
}
