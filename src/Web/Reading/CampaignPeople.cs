using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;
using CampaignTracker.Persistence;
using CampaignTracker.Web.Pieces;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Web.Reading;

/// <summary>Someone's part in a campaign, with the kind it is grouped by.</summary>
public sealed record Participant(Guid Id, ParticipationKind Kind, int? Influence, PersonView View);

/// <summary>The tries to reach the person with the power, in figures: effort is shown as effort.</summary>
public sealed record Trail(int Attempts, int ClosedDoors, int Meetings, DateOnly? First, DateOnly? Last, string? HoldsThePower);

/// <summary>Who takes part in a campaign and how they were reached.</summary>
public sealed class CampaignPeople(TrackerDbContext database)
{
    public async Task<PageOf<Participant>> ReadAsync(CampaignId campaign, int? page, CancellationToken cancellation)
    {
        var rows = await database.Participations
            .Where(part => part.CampaignId == campaign && part.LeftOn == null)
            .OrderBy(part => part.Kind).ThenBy(part => part.JoinedOn).ThenBy(part => part.Id)
            .Select(part => new
            {
                part.Id,
                part.Kind,
                part.Influence,
                part.Stance,
                part.PersonId,
                part.OrganisationId,
                Before = part.Stances.OrderByDescending(stance => stance.Number).Select(stance => stance.Before).FirstOrDefault(),
                Person = database.People.Where(person => person.Id == part.PersonId).Select(person => person.Name).FirstOrDefault(),
                Role = database.People.Where(person => person.Id == part.PersonId).SelectMany(person => person.Roles)
                    .Where(role => role.To == null).OrderByDescending(role => role.From).Select(role => role.Title).FirstOrDefault(),
                Organisation = database.Organisations.Where(organisation => organisation.Id == part.OrganisationId).Select(organisation => organisation.Name).FirstOrDefault(),
                LastContact = database.ContactAttempts.Where(attempt => attempt.CampaignId == campaign && attempt.PersonId != null && attempt.PersonId == part.PersonId)
                    .Max(attempt => (DateOnly?)attempt.On),
            })
            .ToPageAsync(page, cancellation, size: 50);
        return rows.With(row => new Participant(row.Id.Value, row.Kind, row.Influence, new PersonView(
            row.Person ?? row.Organisation ?? "", RoleOf(row.Person, row.Role, row.Organisation), row.PersonId is null, row.Stance,
            row.Stance is { } now && row.Before is { } before ? now - before : 0, row.PersonId is { } id ? $"/people/{id}" : null, row.LastContact)));
    }

    public async Task<Trail> TrailAsync(CampaignId campaign, CancellationToken cancellation)
    {
        var attempts = database.ContactAttempts.Where(attempt => attempt.CampaignId == campaign);
        var counts = await attempts.GroupBy(attempt => attempt.Outcome).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        var days = await attempts.GroupBy(attempt => 1).Select(group => new { First = (DateOnly?)group.Min(a => a.On), Last = (DateOnly?)group.Max(a => a.On) }).FirstOrDefaultAsync(cancellation);
        var power = await attempts.Where(attempt => attempt.HoldsThePower).OrderByDescending(attempt => attempt.On).Select(attempt => attempt.Whom).FirstOrDefaultAsync(cancellation);
        int Of(ContactOutcome outcome) => counts.FirstOrDefault(count => count.Key == outcome)?.Count ?? 0;
        return new Trail(counts.Sum(count => count.Count), Of(ContactOutcome.NoReply) + Of(ContactOutcome.TurnedAway), Of(ContactOutcome.Met), days?.First, days?.Last, power);
    }

    private static string? RoleOf(string? person, string? role, string? organisation) =>
        person is null ? null : string.Join(", ", new[] { role, organisation }.OfType<string>()) is { Length: > 0 } words ? words : null;
}
