using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Stores.Briefings;

/// <summary>What an address gets, and how it stops. Leaving takes effect with the next message, also of a briefing that is on its way.</summary>
public sealed class Leaving(TrackerDbContext context, IIdSource ids, TimeProvider time)
{
    /// <summary>The lists whose messages the address gets now, by key.</summary>
    public async Task<IReadOnlyList<ListChoice>> ListsAsync(EmailAddress address, CancellationToken cancellation)
    {
        var subscribed = await (
            from subscription in context.Subscriptions
            join list in context.BriefingLists on subscription.List equals list.Id
            where subscription.Address == address && subscription.Ended == null
            select list.Key).ToListAsync(cancellation);
        var people = await PeopleAsync(address, cancellation);
        string[] keys = [.. subscribed.Concat(people.SelectMany(p => p.LawfulBases).Where(b => b.EndedAt is null).Select(b => b.List)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var known = await context.BriefingLists.AsNoTracking().Where(l => keys.Contains(l.Key)).ToDictionaryAsync(l => l.Key, cancellation);
        var stopped = await StandingAsync(address, cancellation);
        return [.. keys.Where(key => !stopped.Exists(s => s.Stops(key))).Order(StringComparer.Ordinal)
            .Select(key => known.TryGetValue(key, out var list) ? new ListChoice(key, list.Title, list.Purpose) : new ListChoice(key, key, ""))];
    }

    /// <summary>The list's title; its key where it has no record of its own.</summary>
    public async Task<string> TitleAsync(string list, CancellationToken cancellation) =>
        await context.BriefingLists.Where(l => l.Key == list).Select(l => l.Title).FirstOrDefaultAsync(cancellation) ?? list;

    public async Task<bool> GetsNothingAsync(EmailAddress address, CancellationToken cancellation) =>
        (await StandingAsync(address, cancellation)).Exists(s => s.List is null);

    /// <summary>Done twice it changes nothing more.</summary>
    /// <param name="list">Null: everything.</param>
    /// <param name="how">For the records: "One-click link in a message".</param>
    public async Task LeaveAsync(EmailAddress address, string? list, string how, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!(await StandingAsync(address, cancellation)).Exists(s => list is null ? s.List is null : s.Stops(list)))
        {
            context.Add(Suppression.Record(new SuppressionId(ids.Next()), address, list, SuppressionReason.Unsubscribed, how, now));
        }

        foreach (var subscription in await new EfBriefingStore(context).SubscriptionsAsync(address, list, cancellation))
        {
            subscription.End(now, how);
        }

        await EndBasesAsync(address, list, how, now, cancellation);
        await context.SaveChangesAsync(cancellation);
    }

    private async Task EndBasesAsync(EmailAddress address, string? list, string how, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var person in await PeopleAsync(address, cancellation))
        {
            string[] ended = list is not null ? [list] : [.. person.LawfulBases.Where(b => b.EndedAt is null).Select(b => b.List)];
            foreach (var one in ended)
            {
                person.EndLawfulBasis(one, new Stamp(Origin.Import(how), now, "They asked for no more."));
            }
        }
    }

    private Task<List<Suppression>> StandingAsync(EmailAddress address, CancellationToken cancellation)
    {
        var hash = address.Hash;
        return context.Suppressions.Where(s => s.AddressHash == hash && s.LiftedAt == null).ToListAsync(cancellation);
    }

    /// <summary>People's addresses are kept as they were written, so the database finds those that may be meant and the domain decides.</summary>
    private async Task<List<Person>> PeopleAsync(EmailAddress address, CancellationToken cancellation)
    {
        var key = address.Key;
#pragma warning disable CA1304, CA1311, CA1862 // Translated to SQL's LOWER.
        var found = await context.People.Where(p => p.Email != null && p.Email.Trim().ToLower() == key).ToListAsync(cancellation);
#pragma warning restore CA1304, CA1311, CA1862
        return found;
    }
}

/// <param name="Title">The key where the list has no record of its own.</param>
public sealed record ListChoice(string Key, string Title, string Purpose);
