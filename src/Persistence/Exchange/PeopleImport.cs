using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>Puts people into a database. Who is there already, by address or, without one, by name, is left as they are.</summary>
public sealed class PeopleImport(IDbContextFactory<TrackerDbContext> contexts, IIdSource ids, TimeProvider time)
{
    public async Task<PeopleImported> WriteAsync(IReadOnlyList<ImportedPerson> people, string source, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var stamp = new Stamp(Origin.Import(source), time.GetUtcNow());
        var organisations = (await context.Organisations.ToListAsync(cancellation)).DistinctBy(o => o.Name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);
        var before = organisations.Count;
        var known = (await context.People.Select(p => p.Email ?? p.Name).ToListAsync(cancellation)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var added = 0;
        foreach (var newcomer in people.Where(person => known.Add(person.Email ?? person.Name)))
        {
            context.Add(Person(newcomer, organisations, context, stamp));
            added++;
        }

        await context.SaveChangesAsync(cancellation);
        return new PeopleImported(added, people.Count - added, organisations.Count - before);
    }

    private Person Person(ImportedPerson source, Dictionary<string, Organisation> organisations, TrackerDbContext context, Stamp stamp)
    {
        var person = Domain.People.Person.Add(new PersonId(ids.Next()), source.Name, source.Email, source.Phone, stamp);
        foreach (var role in source.Roles)
        {
            var organisation = role.Organisation is { } name ? Organisation(name, role.Kind, organisations, context, stamp) : null;
            var held = person.TakeRole(role.Title, organisation?.Id, role.From ?? DateOnly.FromDateTime(stamp.At.UtcDateTime), stamp);
            if (role.To is { } to)
            {
                person.LeaveRole(held.Number, to, stamp);
            }
        }

        if (source.Basis is { } basis)
        {
            person.AddLawfulBasis(basis.List, basis.Kind, basis.Wording, basis.Source, basis.Since, stamp);
        }

        return person;
    }

    private Organisation Organisation(string name, string? kind, Dictionary<string, Organisation> organisations, TrackerDbContext context, Stamp stamp)
    {
        if (!organisations.TryGetValue(name, out var organisation))
        {
            organisations.Add(name, organisation = Domain.People.Organisation.Add(new OrganisationId(ids.Next()), name, kind ?? "", null, stamp));
            context.Add(organisation);
        }

        return organisation;
    }
}

/// <param name="Skipped">People who were there already.</param>
public sealed record PeopleImported(int Added, int Skipped, int Organisations);
