using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Briefings;

/// <summary>One page of one part of an audience: a query for who is in it, and one for their names, addresses and bases.</summary>
internal sealed class AudienceQuery(TrackerDbContext context, DateTimeOffset now, int skip, int max, CancellationToken cancellation)
{
    private readonly DateOnly _today = DateOnly.FromDateTime(now.DateTime);

    public Task<IReadOnlyList<Candidate>> OfAsync(AudiencePart part) => part switch
    {
        AudiencePart.Participants participants => ParticipantsAsync(participants),
        AudiencePart.Members members => MembersAsync(members),
        AudiencePart.Listed listed => ListedAsync(listed),
        AudiencePart.Named named => NamedAsync(named),
        AudiencePart.Colleagues colleagues => new ColleagueQuery(context, cancellation).OfAsync(colleagues, skip, max),
        _ => throw new InvalidOperationException($"No query for {part.GetType().Name}."),
    };

    private async Task<IReadOnlyList<Candidate>> ParticipantsAsync(AudiencePart.Participants part)
    {
        var page = await context.Participations
            .Where(p => p.CampaignId == part.Campaign && p.PersonId != null && part.Kinds.Contains(p.Kind)
                && p.JoinedOn <= _today && (p.LeftOn == null || p.LeftOn >= _today))
            .OrderBy(p => p.Id).Skip(skip).Take(max)
            .Select(p => new { Person = p.PersonId!.Value, p.Kind })
            .ToListAsync(cancellation);
        var people = await PeopleAsync([.. page.Select(p => p.Person)]);
        return [.. page.Select(p => Candidates.Of(people[p.Person], BasisWords.Why(p.Kind)))];
    }

    private async Task<IReadOnlyList<Candidate>> MembersAsync(AudiencePart.Members part)
    {
        var page = await (
            from person in context.People.IgnoreAutoIncludes()
            from role in person.Roles
            join organisation in context.Organisations on role.OrganisationId equals organisation.Id
            where part.Organisations.Contains(organisation.Name) && role.From <= _today && (role.To == null || role.To >= _today)
            orderby person.Id, role.Number
            select new { Person = person.Id, Organisation = organisation.Name }).Skip(skip).Take(max).ToListAsync(cancellation);
        var people = await PeopleAsync([.. page.Select(p => p.Person)]);
        return [.. page.Select(p => Candidates.Of(people[p.Person], Candidates.BecauseOfOrganisation(p.Organisation)))];
    }

    /// <summary>Subscribers first, then people with a basis for the list: each is a query of its own, so the page may end in the middle.</summary>
    private async Task<IReadOnlyList<Candidate>> ListedAsync(AudiencePart.Listed part)
    {
        var title = await context.BriefingLists.Where(l => l.Key == part.List).Select(l => l.Title).FirstOrDefaultAsync(cancellation) ?? part.List;
        var subscribers = context.Subscriptions.AsNoTracking()
            .Where(s => s.Since <= now && (s.Ended == null || s.Ended > now) && context.BriefingLists.Any(l => l.Id == s.List && l.Key == part.List));
        List<Candidate> page = [.. (await subscribers.OrderBy(s => s.Id).Skip(skip).Take(max).ToListAsync(cancellation)).Select(s => Candidates.Of(s, part.List, title))];
        if (page.Count < max)
        {
            var passed = Math.Max(0, skip - await subscribers.CountAsync(cancellation));
            var people = await context.People.AsNoTracking().AsSplitQuery()
                .Where(p => p.LawfulBases.Any(b => b.EndedAt == null && b.List == part.List))
                .OrderBy(p => p.Id).Skip(passed).Take(max - page.Count).ToListAsync(cancellation);
            page.AddRange(people.Select(p => Candidates.Of(p, Candidates.BecauseOfList(title))));
        }

        return page;
    }

    private async Task<IReadOnlyList<Candidate>> NamedAsync(AudiencePart.Named part)
    {
        PersonId[] ids = [.. part.Keys.Where(k => Guid.TryParse(k, out _)).Select(k => new PersonId(Guid.Parse(k)))];
        string[] texts = [.. part.Keys, .. part.Keys.Select(Candidates.NameOf)];
        var people = await context.People.AsNoTracking().AsSplitQuery()
            .Where(p => ids.Contains(p.Id) || texts.Contains(p.Name) || (p.Email != null && texts.Contains(p.Email)))
            .OrderBy(p => p.Id).Skip(skip).Take(max).ToListAsync(cancellation);
        return [.. people.Select(p => Candidates.Of(p, Candidates.ByName))];
    }

    private Task<Dictionary<PersonId, Person>> PeopleAsync(PersonId[] ids) =>
        context.People.AsNoTracking().AsSplitQuery().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
}
