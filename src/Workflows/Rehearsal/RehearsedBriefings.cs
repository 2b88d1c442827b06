using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.People;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Changes;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Samples;
using CampaignTracker.Workflows.Scheduling.Zones;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Briefings of a rehearsal: rendered and composed as in production, and handed to whoever collects the mail.</summary>
internal sealed class RehearsedBriefings(SampleRecords records, InMemoryCampaignStore store, Zone zone, Action<RehearsedMail>? mail)
{
    private static readonly MimeComposer Composer = new MimeComposer();
    private static readonly Mailbox From = new(EmailAddress.From("campaigns@example.org"), "CampaignTracker rehearsal");

    private readonly BriefingRenderer _renderer = new(TimeZoneInfo.FindSystemTimeZoneById(zone.Id));

    /// <summary>E-mails made so far.</summary>
    public int Mails { get; private set; }

    /// <summary>Writes the briefing down; the template's fault, if it has one, comes out when it is rendered.</summary>
    public (Briefing? Briefing, StepFault? Fault) Draft(CampaignChange change)
    {
        var key = change.Text("template") ?? "";
        if (!records.Sample.Templates.TryGetValue(key, out var wording))
        {
            return (null, new StepFault("UnknownTemplate", $"There is no briefing template '{key}'."));
        }

        var signOff = change.Input("needsSignOff") is BooleanValue { Value: true } ? change.Texts("signOffBy") : [];
        var plan = new BriefingPlan(
            key, 1, change.Text("subject") ?? wording.Subject, wording.Body, Audience(change.Input("audience")),
            (change.Input("values") ?? ObjectValue.Empty).ToString(), null, signOff);
        var origin = new FlowStepOrigin(change.Request.Run.Id, change.Request.Instance, change.Request.Attempt);
        var briefing = Briefing.Draft(new BriefingId(change.RecordId), change.Campaign, plan, change.Stamp, origin);
        store.Add(briefing);
        return (briefing, null);
    }

    public RenderedBriefing Render(Briefing briefing, string flow, CampaignFacts facts)
    {
        var claims = facts.Claims.ToDictionary(
            claim => claim.Key,
            claim => new CitedFigure(claim.Key, claim.Figure, claim.Qualifier, claim.Unit, claim.By, claim.AsOf, claim.Source, claim.Caveat, claim.Status is "published" or "corrected"));
        var source = new BriefingSource(briefing.Subject, briefing.Body, TemplateValues.FromJson(briefing.Values), claims);
        var mayLeave = briefing.Audience.Users.Count == 0;
        return _renderer.Render(source, new BriefingFrame(records.Campaign.Lead, records.Campaign.Title, $"Sent by the flow '{flow}'.", mayLeave));
    }

    /// <summary>Fixes the recipients, makes each one's copy, and closes the briefing.</summary>
    public int Send(Briefing briefing, BriefingContent content, Stamp stamp)
    {
        var recipients = Recipients(briefing.Audience, zone.DayOf(stamp.At)).DistinctBy(recipient => recipient.Address).ToList();
        briefing.Issue(content, recipients.Count, 0, stamp);
        foreach (var recipient in recipients)
        {
            var id = records.NextId();
            Mails++;
            var leave = recipient.List is null ? null : new Uri($"https://tracker.example.org/leave/{id:N}");
            var personal = new Personal(recipient.Name, recipient.Why, recipient.Basis!.Wording, leave, leave);
            var list = recipient.List is { } key ? new ListIdentity(key, $"{key}.example.org", leave) : null;
            var draft = new MessageDraft(id, From, new Mailbox(recipient.Address, recipient.Name), zone.In(stamp.At), Personalisation.Fill(briefing.Content!, personal), Automatic: true, list);
            mail?.Invoke(new RehearsedMail(stamp.At, briefing.Template, Composer.Compose(draft)));
        }

        briefing.Complete(stamp);
        return recipients.Count;
    }

    private IEnumerable<Recipient> Recipients(Audience audience, DateOnly day)
    {
        var taking = store.All<CampaignParticipation>().Where(p => p.LeftOn is null && p.PersonId is not null && audience.Kinds.Contains(WireName.Of(p.Kind)));
        var byId = records.People.Values.ToDictionary(person => person.Id);
        var named = records.People.Where(person => audience.People.Contains(person.Key)).Select(person => person.Value);
        var members = records.People.Values.Where(person => person.RolesOn(day).Any(role => audience.Organisations.Any(name => Is(role, name))));
        var listed = records.People.Values.Where(person => audience.List is { } list && person.BasisFor(list) is not null);
        return taking.Select(p => Outside(byId[p.PersonId!.Value], BasisWords.Why(p.Kind)))
            .Concat(members.Select(person => Outside(person, "You have a role there.")))
            .Concat(listed.Select(person => Outside(person, Candidates.BecauseOfList(audience.List!))))
            .Concat(named.Select(person => Outside(person, Candidates.ByName)))
            .OfType<Recipient>()
            .Concat(Colleagues(audience.Users));
    }

    private bool Is(Role role, string organisation) =>
        records.Organisations.Values.Any(known => known.Name == organisation && known.Id == role.OrganisationId);

    /// <summary>Null for somebody without an address or a standing lawful basis: they get nothing.</summary>
    private static Recipient? Outside(Person person, string why)
    {
        var basis = person.LawfulBases.FirstOrDefault(basis => basis.EndedAt is null);
        return basis is not null && EmailAddress.TryFrom(person.Email, out var address)
            ? new Recipient(address!, person.Name, why, BasisWords.Of(basis).Basis, basis.List, person.Id.Value)
            : null;
    }

    private IEnumerable<Recipient> Colleagues(IReadOnlyList<string> users) => records.Sample.People.Users
        .Where(user => users.Any(asked => asked == $"user:{user.UserName}" || user.Roles.Append(user.Part).Any(role => asked == $"role:{role}")))
        .Select(user => new Recipient(EmailAddress.From(user.UserName), user.Name, "You work here.", Basis.Team));

    private static Audience Audience(Value? value) => new(
        Texts(value?.Get("roles")), Texts(value?.Get("organisations")), value?.Get("list")?.AsText(), Texts(value?.Get("people")), Texts(value?.Get("users")));

    private static IReadOnlyList<string> Texts(Value? value) =>
        value is ArrayValue list ? [.. list.Select(item => item.AsText()).OfType<string>()] : value?.AsText() is { } one ? [one] : [];
}
