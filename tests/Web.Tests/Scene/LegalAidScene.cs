using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.People;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Time;
using CampaignTracker.Domain.Timeline;
using CampaignTracker.Domain.Work;
using CampaignTracker.Persistence;

namespace CampaignTracker.TestScene;

/// <summary>A campaign with everything a page can show, long words and unknown values among it. Every person in it is made up.</summary>
public sealed partial class LegalAidScene(IIdSource ids, TimeProvider clock)
{
    public const string Key = "legal-aid";

    private static readonly Origin Anna = Origin.Person("anna.field@example.org", "Anna Field");

    private readonly CampaignId _campaign = new(ids.Next());

    public CampaignId CampaignId => _campaign;

    public ApprovalId Approval { get; } = new(ids.Next());

    public PersonId Person { get; } = new(ids.Next());

    public RunReference Run { get; } = new(ids.Next());

    public async Task AddToAsync(TrackerDbContext database)
    {
        database.Add(Campaign());
        await database.SaveChangesAsync();
        database.AddRange(Ledger());
        database.AddRange(Evidence());
        database.AddRange(People());
        database.AddRange(Work());
        database.AddRange(Story());
        database.AddRange(Briefings());
        await database.SaveChangesAsync();
    }

    private static Stamp At(int year, int month, int day, string? why = null) => new(Anna, new DateTimeOffset(year, month, day, 9, 0, 0, TimeSpan.Zero), why);

    private Stamp Now(string? why = null) => new(Anna, clock.GetUtcNow(), why);

    private DateOnly InDays(int days) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(days);

    private Campaign Campaign()
    {
        var outline = new CampaignOutline(
            "Legal aid for separated and unaccompanied children",
            "Put separated and unaccompanied children's immigration and citizenship cases back in scope.",
            "The cases left the scope of legal aid in 2013. Children were left to argue them alone.",
            CampaignScope.National, "England and Wales", SystemicLevel.Societal, "The Children's Society", "legal-aid");
        var campaign = Domain.Campaigns.Campaign.Start(_campaign, Key, outline, new DateOnly(2013, 4, 1), At(2013, 4, 1));
        campaign.AddStage("evidence", "Evidence gathering", new StagePlan(new(2013, 4, 1), new(2015, 6, 30)), "officer", At(2013, 4, 1));
        campaign.AddStage("allies", "Ally building", new StagePlan(new(2014, 1, 1), new(2018, 6, 30)), "officer", At(2013, 4, 1));
        campaign.AddStage("consultation", "Consultation and judicial review", new StagePlan(new(2016, 1, 1), new(2018, 7, 31)), "officer", At(2013, 4, 1));
        campaign.AddStage("legislation", "Legislation", new StagePlan(new(2018, 7, 12), new(2019, 10, 31)), "officer", At(2013, 4, 1));
        campaign.AddStage("watch", "Implementation and watch", new StagePlan(new(2019, 10, 25), InDays(400)), "leadership", At(2013, 4, 1));
        Visit(campaign, "evidence", At(2013, 5, 1), At(2015, 6, 30));
        Visit(campaign, "allies", At(2014, 2, 1), At(2018, 7, 1));
        Visit(campaign, "evidence", At(2016, 11, 1), At(2017, 8, 31));
        Visit(campaign, "consultation", At(2016, 3, 1), At(2018, 7, 12));
        Visit(campaign, "legislation", At(2018, 7, 12), At(2019, 10, 25));
        campaign.EnterStage("watch", At(2019, 10, 25).At, At(2019, 10, 25));
        return campaign;
    }

    private static void Visit(Campaign campaign, string stage, Stamp entered, Stamp left)
    {
        campaign.EnterStage(stage, entered.At, entered);
        campaign.CompleteStage(stage, left.At, left);
    }

    private IEnumerable<LedgerEntry> Ledger()
    {
        (string When, PolicyState State, string What, string Source)[] facts =
        [
            ("2012-05-01", PolicyState.Made, "LASPO 2012 receives Royal Assent; the cut becomes law", "LASPO 2012 c.10"),
            ("2013-04-01", PolicyState.Lost, "The Act's legal aid parts come into force; non-asylum immigration cases leave scope", "LASPO 2012"),
            ("2017-08", PolicyState.Contested, "Updated report on the impact of excluding separated and migrant children", "lag.org.uk"),
            ("2018-07-12", PolicyState.Announced, "Written statement: the cases will be brought back into scope", "https://www.parliament.example/hcws853"),
            ("2019-07-22", PolicyState.Laid, "Draft order laid before Parliament", "The Times, 23 July 2019"),
            ("2019-10-24", PolicyState.Made, "SI 2019/1396 made", "SI 2019/1396"),
            ("2019-10-25", PolicyState.InForce, "The order comes into force", "SI 2019/1396 article 1"),
        ];
        foreach (var (when, state, what, source) in facts)
        {
            PartialDate.TryParse(when, out var date).ShouldBeTrue();
            yield return LedgerEntry.Record(new LedgerEntryId(ids.Next()), _campaign, new PolicyFact(date, state, what, source), Now());
        }
    }

    private IEnumerable<object> Evidence()
    {
        var published = Claim.Draft(new ClaimId(ids.Next()), _campaign, "children-per-year",
            new ClaimFigure(2500, null, "children a year cut off from legal aid", "Government estimate", "2013", "https://www.gov.example/estimate", "An estimate made when the cut was planned"), Now());
        published.Publish(Now());
        yield return published;
        yield return Claim.Draft(new ClaimId(ids.Next()), _campaign, "children-denied",
            new ClaimFigure(15000, "up to", "children denied access to justice", "The Children's Society", "2017-08", "Cut off from justice, August 2017 update, page 16", null), Now());
        yield return Observation.Record(new ObservationId(ids.Next()), _campaign, "Advice was refused because the case was out of scope", 3, "Nottingham", InDays(-20), Now());
        yield return Observation.Record(new ObservationId(ids.Next()), _campaign, "A family travelled two hours to the nearest free adviser and found that the service had closed the month before", 12, "West Midlands", InDays(-41), Now());
    }

    private IEnumerable<object> People()
    {
        var ministry = Organisation.Add(new OrganisationId(ids.Next()), "Ministry of Justice", "government department", null, Now());
        var centre = Organisation.Add(new OrganisationId(ids.Next()), "Islington Law Centre", "law centre", null, Now());
        var official = Domain.People.Person.Add(Person, "Jordan Whitcombe-Featherstonehaugh", "jordan@ministry.example", null, Now());
        official.TakeRole("Deputy director, civil legal aid policy", ministry.Id, new DateOnly(2017, 1, 9), Now());
        yield return ministry;
        yield return centre;
        yield return official;
        var ally = CampaignParticipation.Join(new ParticipationId(ids.Next()), _campaign, null, centre.Id, ParticipationKind.Ally, new DateOnly(2015, 2, 1), Now());
        ally.RecordStance(2, Now());
        yield return ally;
        var maker = CampaignParticipation.Join(new ParticipationId(ids.Next()), _campaign, Person, ministry.Id, ParticipationKind.DecisionMaker, new DateOnly(2017, 2, 1), Now());
        maker.RecordStance(-1, Now());
        maker.RecordStance(1, Now("Said in the meeting that the order is drafted"));
        maker.RecordInfluence(4, Now());
        yield return maker;
        yield return Attempt("Press office", ContactChannel.Email, ContactOutcome.NoReply, -90, null);
        yield return Attempt("Private office", ContactChannel.Phone, ContactOutcome.TurnedAway, -70, null);
        yield return Attempt("Legal aid policy team", ContactChannel.ThroughSomeone, ContactOutcome.Referred, -50, "Jordan Whitcombe-Featherstonehaugh");
        yield return Attempt("Jordan Whitcombe-Featherstonehaugh", ContactChannel.Meeting, ContactOutcome.Met, -30, null, true);
    }

    private ContactAttempt Attempt(string whom, ContactChannel channel, ContactOutcome outcome, int days, string? referredTo, bool power = false) => ContactAttempt.Record(
        new ContactAttemptId(ids.Next()), _campaign,
        new AttemptReport(new Contacted(whom), channel, outcome, InDays(days), "Asked who decides about Schedule 1", null, referredTo is null ? null : new Contacted(referredTo), null, power), Now());

    private IEnumerable<object> Work()
    {
        var officer = Assignee.User(Anna.UserName!);
        yield return TaskItem.Ask(new TaskItemId(ids.Next()), _campaign, new TaskRequest("Ask the Legal Aid Agency for the 24-month figures", officer, "Freedom of information, if need be.", InDays(-2)), Now());
        yield return TaskItem.Ask(new TaskItemId(ids.Next()), _campaign, new TaskRequest("Write to the allies before the review", Assignee.Role("officer"), null, InDays(5)), Now());
        yield return Reminder.Set(new ReminderId(ids.Next()), _campaign, "Look at how many children were helped since the order", clock.GetUtcNow().AddHours(-3), officer, Now());
        var flow = Origin.Flow("Legal aid campaign", "Ask_leadership_before_the_briefing", Run.Id);
        yield return Domain.Work.Approval.Ask(Approval, _campaign,
            new ApprovalRequest(ApprovalKind.FirstToRespond, "Send the quarterly briefing to leadership", [Assignee.Role("leadership"), Assignee.Role("officer")],
                "It says that the order holds, and that care leavers over 18 are still left out.", Due: clock.GetUtcNow().AddDays(9)),
            new Stamp(flow, clock.GetUtcNow().AddDays(-4)));
    }

    private IEnumerable<TimelineEntry> Story()
    {
        var flow = Origin.Flow("Legal aid campaign", "Record_in_force", Run.Id);
        yield return TimelineEntry.Write(new TimelineEntryId(ids.Next()), _campaign, EventNames.StageEntered, "Stage 'Implementation and watch' was opened.", new Stamp(flow, At(2019, 10, 25).At));
        yield return TimelineEntry.Write(new TimelineEntryId(ids.Next()), _campaign, EventNames.ContactAttempted, "Met the Deputy director, civil legal aid policy.", Now(), "/campaigns/legal-aid/people");
        yield return TimelineEntry.Write(new TimelineEntryId(ids.Next()), _campaign, EventNames.EvidenceRecorded, "An observation was recorded: advice was refused because the case was out of scope.", Now());
    }
}

/// <summary>The run that the scene's automatic entries name.</summary>
public sealed record RunReference(Guid Id);
