using CampaignTracker.Domain.People;
using CampaignTracker.Persistence;
using CampaignTracker.Persistence.Databases;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

public sealed record DirectoryRow(Guid Id, string Name, bool IsOrganisation, string? Role, string? Email, int Campaigns);

/// <summary>Everyone on record, and every organisation, by name.</summary>
public sealed class PeopleDirectory(TrackerDbContext database)
{
    public Task<PageOf<DirectoryRow>> PeopleAsync(string? search, int? page, CancellationToken cancellation)
    {
        var people = database.People.AsQueryable();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = SearchText.Anywhere(search);
            people = people.Where(person => EF.Functions.Like(person.Name, wanted, SearchText.Escape) || (person.Email != null && EF.Functions.Like(person.Email, wanted, SearchText.Escape)));
        }
        return people.OrderBy(person => person.Name).ThenBy(person => person.Id)
            .Select(person => new DirectoryRow(
                person.Id.Value, person.Name, false,
                person.Roles.Where(role => role.To == null).OrderByDescending(role => role.From).Select(role => role.Title).FirstOrDefault(),
                person.Email, database.Participations.Count(part => part.PersonId == person.Id && part.LeftOn == null)))
            .ToPageAsync(page, cancellation);
    }

    public Task<PageOf<DirectoryRow>> OrganisationsAsync(string? search, int? page, CancellationToken cancellation)
    {
        var organisations = database.Organisations.AsQueryable();
        if (!string.IsNullOrWhiteSpace(search))
        {
            var wanted = SearchText.Anywhere(search);
            organisations = organisations.Where(organisation => EF.Functions.Like(organisation.Name, wanted, SearchText.Escape));
        }
        return organisations.OrderBy(organisation => organisation.Name).ThenBy(organisation => organisation.Id)
            .Select(organisation => new DirectoryRow(
                organisation.Id.Value, organisation.Name, true, organisation.Kind, null,
                database.Participations.Count(part => part.OrganisationId == organisation.Id && part.LeftOn == null)))
            .ToPageAsync(page, cancellation);
    }

    public Task<Person?> FindAsync(Guid id, CancellationToken cancellation) =>
        database.People.AsNoTracking().FirstOrDefaultAsync(person => person.Id == new PersonId(id), cancellation);

    /// <summary>The names of organisations, for the roles of one person.</summary>
    public Task<Dictionary<OrganisationId, string>> NamesAsync(IEnumerable<OrganisationId> organisations, CancellationToken cancellation)
    {
        OrganisationId[] wanted = [.. organisations.Distinct()];
        return database.Organisations.Where(organisation => wanted.Contains(organisation.Id)).ToDictionaryAsync(organisation => organisation.Id, organisation => organisation.Name, cancellation);
    }

    public async Task<IReadOnlyList<(string Key, string Title, ParticipationKind Kind, int? Stance)>> CampaignsOfAsync(PersonId person, CancellationToken cancellation)
    {
        var parts = await database.Participations.Where(part => part.PersonId == person)
            .Join(database.Campaigns, part => part.CampaignId, campaign => campaign.Id, (part, campaign) => new { campaign.Key, campaign.Title, part.Kind, part.Stance })
            .OrderBy(part => part.Title).Take(100).ToListAsync(cancellation);
        return [.. parts.Select(part => (part.Key, part.Title, part.Kind, part.Stance))];
    }

    public Task<List<AttemptLine>> AttemptsAsync(PersonId person, CancellationToken cancellation) =>
        database.ContactAttempts.Where(attempt => attempt.PersonId == person).OrderByDescending(attempt => attempt.On).Take(50)
            .Select(attempt => new AttemptLine(
                attempt.Id.Value, attempt.Whom, attempt.Channel, attempt.Outcome, attempt.Note, attempt.On, attempt.NextTry, attempt.ReferredTo, attempt.HoldsThePower))
            .ToListAsync(cancellation);
}
