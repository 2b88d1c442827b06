using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;

namespace CampaignTracker.Workflows.Samples;

/// <summary>
/// The records that a sample begins with, made by the domain's own rules, and found again by the sample's keys. What happens later is
/// recorded by <see cref="SampleFacts"/>.
/// </summary>
public sealed class SampleRecords
{
    private readonly IIdSource _ids;
    private readonly Action<Entity> _add;

    private SampleRecords(Sample sample, Campaign campaign, IIdSource ids, Action<Entity> add)
    {
        (Sample, Campaign, _ids, _add) = (sample, campaign, ids, add);
    }

    public Sample Sample { get; }

    public Campaign Campaign { get; }

    public IReadOnlyDictionary<string, Person> People => _people;

    public IReadOnlyDictionary<string, Organisation> Organisations => _organisations;

    public IReadOnlyList<BriefingTemplate> Templates => _templates;

    internal Dictionary<string, Pattern> Patterns { get; } = [];

    internal Dictionary<string, Consultation> Consultations { get; } = [];

    internal Dictionary<(string? Person, string? Organisation), CampaignParticipation> Participations { get; } = [];

    private readonly Dictionary<string, Person> _people = [];
    private readonly Dictionary<string, Organisation> _organisations = [];
    private readonly List<BriefingTemplate> _templates = [];

    /// <summary>Makes the campaign with its stages and team, the organisations, people, lists and templates, and hands each to <paramref name="add"/>.</summary>
    public static SampleRecords Start(Sample sample, IIdSource ids, Stamp stamp, Action<Entity> add)
    {
        var source = sample.Campaign;
        var campaign = Campaign.Start(new CampaignId(ids.Next()), source.Key, source.Outline, source.StartedOn, stamp);
        foreach (var stage in source.Stages)
        {
            campaign.AddStage(stage.Key, stage.Title, stage.Plan, stage.Owner, stamp);
        }

        foreach (var user in sample.People.Users.Where(user => !user.Roles.Contains("ally")))
        {
            campaign.JoinTeam(user.UserName, user.Name, user.Part, source.StartedOn, stamp);
        }

        add(campaign);
        var records = new SampleRecords(sample, campaign, ids, add);
        records.AddPeople(stamp);
        records.AddWords(stamp);
        return records;
    }

    internal T Add<T>(T entity)
        where T : Entity
    {
        _add(entity);
        return entity;
    }

    internal Guid NextId() => _ids.Next();

    private void AddPeople(Stamp stamp)
    {
        foreach (var organisation in Sample.People.Organisations)
        {
            _organisations[organisation.Key] = Add(Organisation.Add(new OrganisationId(NextId()), organisation.Name, organisation.Kind, null, stamp));
        }

        foreach (var source in Sample.People.People)
        {
            var person = _people[source.Key] = Add(Person.Add(new PersonId(NextId()), source.Name, source.Email, null, stamp));
            if (source.Role is { } role)
            {
                person.TakeRole(role.Title, role.Organisation is { } key ? _organisations[key].Id : null, role.From, stamp);
            }

            if (source.Basis is { } basis)
            {
                person.AddLawfulBasis(basis.List, basis.Kind, basis.Wording, basis.Source, basis.Since, stamp);
            }
        }
    }

    private void AddWords(Stamp stamp)
    {
        foreach (var list in Sample.People.Lists)
        {
            Add(BriefingList.Open(new BriefingListId(NextId()), list.Key, list.Title, list.Purpose));
        }

        foreach (var (key, wording) in Sample.Templates)
        {
            _templates.Add(Add(BriefingTemplate.Write(new BriefingTemplateId(NextId()), Campaign.Id, key, wording, stamp)));
        }
    }
}
