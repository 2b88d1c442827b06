using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.Workflows.Briefings.Delivery;

namespace CampaignTracker.Persistence.Tests.Briefings;

/// <summary>What every store of briefings must do: in memory, and on each database.</summary>
public abstract class BriefingStoreContract
{
    protected static readonly DateTimeOffset At = new(2018, 7, 12, 9, 0, 0, TimeSpan.FromHours(1));
    protected static readonly Stamp Priya = new(Origin.Person("priya@example.org", "Priya Shah"), At, "because");
    private static readonly DateOnly Long = new(2014, 1, 1);

    protected abstract IIdSource Ids { get; }

    protected abstract IBriefingStore Store { get; }

    protected abstract void Add(Entity entity);

    /// <summary>Saves, and forgets what was loaded, as the next turn would find it.</summary>
    protected abstract Task NextTurnAsync();

    /// <summary>Somebody with an account.</summary>
    protected abstract Task EmployAsync(string userName, string name, string role);

    [ContractFact]
    public async Task Those_who_take_part_now_are_found_with_their_standing_bases()
    {
        var campaign = Start();
        var sam = Person("Sam", "sam@example.net");
        sam.AddLawfulBasis("allies", LawfulBasisKind.Consent, "Write to me", "form", new DateOnly(2018, 5, 3), Priya);
        sam.AddLawfulBasis("press", LawfulBasisKind.Corporate, "Press list", "call", new DateOnly(2018, 5, 3), Priya);
        sam.EndLawfulBasis("press", Priya);
        Join(campaign, sam, ParticipationKind.Ally);
        Join(campaign, Person("Left", "left@example.net"), ParticipationKind.Ally).Leave(new DateOnly(2018, 7, 11), Priya);
        Join(campaign, Person("Last day", "last@example.net"), ParticipationKind.Ally).Leave(new DateOnly(2018, 7, 12), Priya);
        Join(campaign, Person("Opponent", "opponent@example.net"), ParticipationKind.Opponent);
        Join(Start("elsewhere"), Person("Elsewhere", "elsewhere@example.net"), ParticipationKind.Ally);
        await NextTurnAsync();

        var found = await AllAsync(new AudiencePart.Participants(campaign.Id, [ParticipationKind.Ally, ParticipationKind.Partner]));

        found.Select(c => c.Name).ShouldBe(["Sam", "Last day"], ignoreOrder: true);
        var candidate = found.Single(c => c.Name == "Sam");
        candidate.Why.ShouldBe("You are an ally of this campaign.");
        var basis = candidate.Bases.ShouldHaveSingleItem();
        (basis.List, basis.Basis.Kind, basis.Basis.Wording).ShouldBe(("allies", "consent", "You agreed to it on 3 May 2018 (form): “Write to me”"));
    }

    [ContractFact]
    public async Task Pages_add_up_to_everybody_once()
    {
        var campaign = Start();
        for (var i = 0; i < 7; i++)
        {
            Join(campaign, Person($"Ally {i}", $"ally{i}@example.net"), ParticipationKind.Ally);
        }

        await NextTurnAsync();
        var part = new AudiencePart.Participants(campaign.Id, [ParticipationKind.Ally]);
        List<Candidate> found = [.. await Store.PageAsync(part, At, 0, 3, default), .. await Store.PageAsync(part, At, 3, 3, default), .. await Store.PageAsync(part, At, 6, 3, default)];

        found.Select(c => c.Name).Distinct().Count().ShouldBe(7);
        found.Count.ShouldBe(7);
    }

    [ContractFact]
    public async Task Members_of_an_organisation_are_those_with_a_role_there_today()
    {
        var campaign = Start();
        var name = $"Ministry {Ids.Next()}";
        var ministry = Organisation.Add(new OrganisationId(Ids.Next()), name, "department", null, Priya);
        Add(ministry);
        Person("Now", "now@example.net").TakeRole("Minister", ministry.Id, Long, Priya);
        var before = Person("Before", "before@example.net");
        before.LeaveRole(before.TakeRole("Minister", ministry.Id, Long, Priya).Number, new DateOnly(2018, 7, 11), Priya);
        Person("Nowhere", "nowhere@example.net").TakeRole("Adviser", null, Long, Priya);
        await NextTurnAsync();

        (await AllAsync(new AudiencePart.Members(campaign.Id, [name]))).ShouldHaveSingleItem().Name.ShouldBe("Now");
    }

    [ContractFact]
    public async Task A_list_is_its_subscribers_and_those_with_a_basis_for_it()
    {
        var campaign = Start();
        var list = List();
        Subscribe(list, "One", "one@example.net");
        Subscribe(list, "Gone", "gone@example.net").End(At, "link");
        Person("By basis", "basis@example.net").AddLawfulBasis(list.Key, LawfulBasisKind.SoftOptIn, "Told", "form", Long, Priya);
        await NextTurnAsync();
        var part = new AudiencePart.Listed(campaign.Id, list.Key);

        (await AllAsync(part)).Select(c => c.Name).ShouldBe(["One", "By basis"]);
        (await Store.PageAsync(part, At, 1, 1, default)).ShouldHaveSingleItem().Name.ShouldBe("By basis");
        (await Store.PageAsync(part, At, 2, 5, default)).ShouldBeEmpty();
    }

    [ContractFact]
    public async Task Colleagues_are_found_by_name_by_role_and_as_the_lead()
    {
        var campaign = Start();
        var (lead, boss, other) = ($"lead-{Ids.Next()}@example.org", $"boss-{Ids.Next()}@example.org", $"other-{Ids.Next()}@example.org");
        var role = $"role{Ids.Next():N}";
        await EmployAsync(lead, "Lead", "officer");
        await EmployAsync(boss, "Boss", role);
        await EmployAsync(other, "Other", "officer");
        campaign.JoinTeam(lead, "Lead", "lead", Long, Priya);
        await NextTurnAsync();

        (await AllAsync(new AudiencePart.Colleagues(campaign.Id, ["role:lead"]))).ShouldHaveSingleItem().Email.ShouldBe(lead);
        (await AllAsync(new AudiencePart.Colleagues(campaign.Id, [$"role:{role}", $"user:{other.ToUpperInvariant()}"]))).Select(c => c.Name).ShouldBe(["Boss", "Other"], ignoreOrder: true);
    }

    [ContractFact]
    public async Task A_person_is_named_by_key_address_or_name()
    {
        var campaign = Start();
        var name = $"Ruth {new string([.. Ids.Next().ToString("N").Where(char.IsAsciiLetter)])}calder";
        var ruth = Person(name, $"{Ids.Next():N}@example.net");
        await NextTurnAsync();

        foreach (var key in new[] { ruth.Id.ToString(), ruth.Email!, name })
        {
            (await AllAsync(new AudiencePart.Named(campaign.Id, [key]))).ShouldHaveSingleItem().Person.ShouldBe(ruth.Id.Value);
        }
    }

    [ContractFact]
    public async Task A_campaigns_own_template_wins_over_a_shared_one()
    {
        var campaign = Start();
        var key = $"t{Ids.Next():N}";
        Template(null, key, "shared");
        Template(campaign.Id, key, "own");
        await NextTurnAsync();

        (await Store.FindTemplateAsync(campaign.Id, key, default))!.Name.ShouldBe("own");
        (await Store.FindTemplateAsync(Start("elsewhere").Id, key, default))!.Name.ShouldBe("shared");
        (await Store.FindTemplateAsync(campaign.Id, "no-such", default)).ShouldBeNull();
    }

    [ContractFact]
    public async Task A_briefing_comes_back_whole_and_is_found_by_its_step()
    {
        var campaign = Start();
        var step = new FlowStepOrigin(Ids.Next(), 12, 1);
        var audience = new Audience(["ally"], ["Law centre"], "allies", ["ruth"], ["role:lead"]);
        var briefing = Briefing.Draft(new BriefingId(Ids.Next()), campaign.Id, new BriefingPlan("news", 2, "Subject", "Body", audience, "{\"a\":1}", At, ["role:lead"]), Priya, step);
        briefing.AskForSignOff(new BriefingContent("S", "<p>é</p>", "t", ["a-claim"]), Priya);
        Add(briefing);
        await NextTurnAsync();

        var found = (await Store.FindByStepAsync(step.Key, default)).ShouldNotBeNull();
        (found.Audience, found.FlowStep, found.SendAt, found.Status).ShouldBe((audience, step, At, BriefingStatus.AwaitingSignOff));
        found.Content!.Html.ShouldBe("<p>é</p>");
        found.Content.Claims.ShouldBe(["a-claim"]);
        found.SignOffBy.ShouldBe(["role:lead"]);
        found.History.Select(h => h.What).ShouldBe(["drafted", "sent for sign-off"]);
        (await Store.FindAsync(briefing.Id, default)).ShouldNotBeNull();
    }

    [ContractFact]
    public async Task A_briefing_is_open_until_its_last_delivery_has_an_outcome()
    {
        var campaign = Start();
        var briefing = Briefing.Draft(new BriefingId(Ids.Next()), campaign.Id, new BriefingPlan("news", 1, "S", "B", Audience.OfKinds("ally")), Priya);
        var (one, two) = (Deliver(briefing, "one@example.net"), Deliver(briefing, "two@example.net"));
        Add(briefing);
        await NextTurnAsync();
        (await Store.FindDeliveryAsync(one, default))!.Fail("550", At);
        await NextTurnAsync();
        (await Store.HasOpenDeliveriesAsync(briefing.Id, default)).ShouldBeTrue();

        (await Store.FindDeliveryAsync(two, default))!.Start("<1@x>", At);
        await NextTurnAsync();
        (await Store.HasOpenDeliveriesAsync(briefing.Id, default)).ShouldBeTrue();
        (await Store.FindDeliveryAsync(two, default))!.Deliver(null, At);
        await NextTurnAsync();

        (await Store.HasOpenDeliveriesAsync(briefing.Id, default)).ShouldBeFalse();
        (await Store.FindDeliveryAsync(one, default))!.Basis.ShouldBe(Basis.Team);
    }

    [ContractFact]
    public async Task Only_suppressions_in_force_are_found()
    {
        var (stopped, lifted, other) = (Address(), Address(), Address());
        Suppress(stopped);
        Suppress(lifted).Lift(At, "Asked to");
        Suppress(other);
        await NextTurnAsync();

        (await Store.SuppressionsAsync([stopped.Hash, lifted.Hash], default)).ShouldHaveSingleItem().Address.ShouldBe(stopped);
    }

    [ContractFact]
    public async Task The_standing_subscriptions_of_an_address_are_found_by_list()
    {
        var (one, two) = (List(), List());
        var address = Address();
        Subscribe(one, "x", address.Value);
        Subscribe(two, "x", address.Value);
        Subscribe(two, "y", Address().Value);
        await NextTurnAsync();

        (await Store.SubscriptionsAsync(address, null, default)).Count.ShouldBe(2);
        (await Store.SubscriptionsAsync(EmailAddress.From(address.Value.ToUpperInvariant()), two.Key, default)).ShouldHaveSingleItem().List.ShouldBe(two.Id);
    }

    protected Campaign Start(string title = "Legal aid")
    {
        var outline = new CampaignOutline(title, "Ask", "", CampaignScope.National, "England and Wales", SystemicLevel.Societal, "Us");
        var campaign = Campaign.Start(new CampaignId(Ids.Next()), $"c{Ids.Next():N}", outline, Long, Priya);
        Add(campaign);
        return campaign;
    }

    private async Task<List<Candidate>> AllAsync(AudiencePart part) => [.. await Store.PageAsync(part, At, 0, 100, default)];

    private Person Person(string name, string email)
    {
        var person = Domain.People.Person.Add(new PersonId(Ids.Next()), name, email, null, Priya);
        Add(person);
        return person;
    }

    private CampaignParticipation Join(Campaign campaign, Person person, ParticipationKind kind)
    {
        var participation = CampaignParticipation.Join(new ParticipationId(Ids.Next()), campaign.Id, person.Id, null, kind, Long, Priya);
        Add(participation);
        return participation;
    }

    private BriefingList List()
    {
        var list = BriefingList.Open(new BriefingListId(Ids.Next()), $"l{Ids.Next():N}", "Allies", "News");
        Add(list);
        return list;
    }

    private Subscription Subscribe(BriefingList list, string name, string address)
    {
        var subscription = Subscription.Join(new SubscriptionId(Ids.Next()), list.Id, EmailAddress.From(address), name, new Basis("consent", "Form"), Priya with { At = At.AddDays(-1) });
        Add(subscription);
        return subscription;
    }

    private void Template(CampaignId? campaign, string key, string name) =>
        Add(BriefingTemplate.Write(new BriefingTemplateId(Ids.Next()), campaign, key, new TemplateWording(name, "S", "B"), Priya));

    private DeliveryId Deliver(Briefing briefing, string address)
    {
        var record = DeliveryRecord.For(new DeliveryId(Ids.Next()), briefing.Id, new Recipient(EmailAddress.From(address), "x", "why", Basis.Team), At);
        Add(record);
        return record.Id;
    }

    private Suppression Suppress(EmailAddress address)
    {
        var suppression = Suppression.Record(new SuppressionId(Ids.Next()), address, null, SuppressionReason.Unsubscribed, "link", At);
        Add(suppression);
        return suppression;
    }

    private EmailAddress Address() => EmailAddress.From($"{Ids.Next():N}@example.net");
}
