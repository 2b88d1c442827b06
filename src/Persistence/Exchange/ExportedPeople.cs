using System.Globalization;
using System.Text;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Samples;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Exchange;

/// <summary>Everyone who takes part in a campaign, each under a key made from the name.</summary>
internal sealed class ExportedPeople
{
    private readonly Dictionary<PersonId, string> _personKeys = [];
    private readonly Dictionary<OrganisationId, string> _organisationKeys = [];
    private readonly HashSet<string> _keys = [];
    private readonly List<SampleUser> _users = [];
    private readonly List<SamplePerson> _people = [];
    private readonly List<SampleOrganisation> _organisations = [];
    private readonly List<SampleList> _lists = [];

    private ExportedPeople()
    {
    }

    public static async Task<ExportedPeople> LoadAsync(TrackerDbContext context, Campaign campaign, CancellationToken cancellation)
    {
        var exported = new ExportedPeople();
        var participations = context.Participations.Where(p => p.CampaignId == campaign.Id);
        var people = await context.People.AsNoTracking().AsSplitQuery()
            .Where(person => participations.Any(p => p.PersonId == person.Id)).OrderBy(person => person.Id).ToListAsync(cancellation);
        OrganisationId[] held = [.. people.SelectMany(person => person.Roles).Select(role => role.OrganisationId).OfType<OrganisationId>().Distinct()];
        var organisations = await context.Organisations.AsNoTracking()
            .Where(o => held.Contains(o.Id) || participations.Any(p => p.OrganisationId == o.Id)).OrderBy(o => o.Id).ToListAsync(cancellation);
        var keys = people.SelectMany(person => person.LawfulBases).Select(basis => basis.List).Distinct().ToArray();
        var lists = await context.BriefingLists.AsNoTracking().Where(list => keys.Contains(list.Key) || list.Key.StartsWith(campaign.Key)).OrderBy(list => list.Key).ToListAsync(cancellation);

        exported._organisations.AddRange(organisations.Select(o => new SampleOrganisation(exported._organisationKeys[o.Id] = exported.KeyOf(o.Name), o.Name, o.Kind)));
        exported._lists.AddRange(lists.Select(list => new SampleList(list.Key, list.Title, list.Purpose)));
        exported._people.AddRange(people.Select(exported.Of));
        await exported.AddUsersAsync(context, campaign, cancellation);
        return exported;
    }

    public SamplePeople ToSample() => new(_users, _organisations, _people, _lists);

    public string? KeyOf(PersonId? person) => person is { } id ? _personKeys[id] : null;

    public string? KeyOf(OrganisationId? organisation) => organisation is { } id ? _organisationKeys[id] : null;

    /// <summary>Who recorded something, as a user of the sample; what a flow or an import recorded is put down to the campaign's first colleague.</summary>
    public string By(Domain.Events.Origin origin)
    {
        if (origin.UserName is { } userName && !_users.Exists(user => user.UserName == userName))
        {
            _users.Add(new SampleUser(userName, origin.Name, ["officer"], "", null));
        }

        return $"user:{origin.UserName ?? (_users.Count > 0 ? _users[0].UserName : Nobody().UserName)}";
    }

    private SampleUser Nobody()
    {
        var nobody = new SampleUser("nobody@example.org", "Nobody", ["officer"], "", null);
        _users.Add(nobody);
        return nobody;
    }

    private async Task AddUsersAsync(TrackerDbContext context, Campaign campaign, CancellationToken cancellation)
    {
        foreach (var member in campaign.Team.Where(member => member.To is null))
        {
            var roles = await (
                from user in context.Users
                where user.UserName == member.UserName
                join held in context.UserRoles on user.Id equals held.UserId
                join role in context.Roles on held.RoleId equals role.Id
                select role.Name).ToListAsync(cancellation);
            _users.Add(new SampleUser(member.UserName, member.DisplayName, roles.Count > 0 ? [.. roles.OfType<string>()] : ["officer"], member.Part, null));
        }
    }

    private SamplePerson Of(Person person)
    {
        var key = _personKeys[person.Id] = KeyOf(person.Name);
        var role = person.Roles.LastOrDefault(role => role.To is null);
        var basis = person.LawfulBases.FirstOrDefault(basis => basis.EndedAt is null && _lists.Exists(list => list.Key == basis.List));
        return new SamplePerson(
            key,
            person.Name,
            person.Email,
            role is null ? null : new SampleRole(role.Title, KeyOf(role.OrganisationId), role.From),
            basis is null ? null : new SampleBasis(basis.List, basis.Kind, basis.Wording, basis.Source, basis.Since));
    }

    /// <summary>"Ruth Calder" becomes "ruth-calder"; a second one "ruth-calder-2".</summary>
    private string KeyOf(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        var words = string.Concat(plain.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '));
        var key = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        key = key.Length == 0 ? "someone" : key;
        var unique = key;
        for (var number = 2; !_keys.Add(unique); number++)
        {
            unique = $"{key}-{number}";
        }

        return unique;
    }
}
