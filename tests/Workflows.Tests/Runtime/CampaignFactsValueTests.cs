using CampaignTracker.Domain.Campaigns.Facts;
using CampaignTracker.Workflows.Runtime.Facts;

namespace CampaignTracker.Workflows.Tests.Runtime;

/// <summary>Flows that run for years are written against these names.</summary>
public sealed class CampaignFactsValueTests
{
    private static readonly DateTimeOffset Noon = new(2018, 7, 12, 13, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void The_facts_read_as_the_same_object_for_ever() => CampaignFactsValue.Of(Facts()).ToString().ShouldBe(
        """
        {"id":"c1","key":"legal-aid","title":"Legal aid","ask":"Bring it back","scope":"national","jurisdiction":"England and Wales",
        "level":"societal","lead":"Us","startedOn":"2013-04-01",
        "stages":[{"key":"evidence","title":"Evidence","status":"completed","visits":2,"enteredAt":"2018-07-12T12:00:00.0000000Z",
        "completedAt":"2018-07-13T12:00:00.0000000Z","plan":{"start":"2018-01-01","end":null}}],
        "policy":{"state":"announced","since":"2018-07-12","ledger":[{"date":"2018-07-12","precision":"day","state":"announced","what":"Said so","source":"Hansard"}]},
        "evidence":{"observations":6,"counted":14,"patterns":1,"claims":2,"publishedClaims":1},
        "claims":{"children":{"key":"children","figure":2500,"qualifier":"up to","unit":"children","by":"Government","asOf":"2013","source":"A report","caveat":null,"status":"published"},
        "rate":{"key":"rate","figure":12.5,"qualifier":null,"unit":"per cent","by":"Us","asOf":"2014","source":"A survey","caveat":"small","status":"draft"}},
        "people":{"allies":4,"supportive":3,"byKind":{"ally":4,"decisionMaker":1}},
        "attempts":{"count":10,"met":1,"lastAt":"2018-07-01"},
        "consultations":[{"key":"review","title":"A review","closes":"2018-09-28"}],
        "tasks":{"open":2,"overdue":1}}
        """.ReplaceLineEndings(""));

    [Fact]
    public void Claims_stand_by_their_key() =>
        CampaignFactsValue.Claims(Facts()).Get("CHILDREN")!.Get("figure")!.ToString().ShouldBe("2500");

    private static CampaignFacts Facts() => new(
        "c1",
        "legal-aid",
        "Legal aid",
        "Bring it back",
        "national",
        "England and Wales",
        "societal",
        "Us",
        new DateOnly(2013, 4, 1),
        [new StageFacts("evidence", "Evidence", "completed", 2, Noon, Noon.AddDays(1), new DateOnly(2018, 1, 1), null)],
        PolicyFacts.On(new DateOnly(2018, 7, 12), [new LedgerFacts(new DateOnly(2018, 7, 12), "day", "announced", "Said so", "Hansard")]),
        new EvidenceFacts(6, 14, 1, 2, 1),
        [
            new ClaimFacts("children", 2500m, "up to", "children", "Government", "2013", "A report", null, "published"),
            new ClaimFacts("rate", 12.50m, null, "per cent", "Us", "2014", "A survey", "small", "draft"),
        ],
        new PeopleFacts(4, 3, new Dictionary<string, int> { ["decisionMaker"] = 1, ["ally"] = 4 }),
        new AttemptFacts(10, 1, new DateOnly(2018, 7, 1)),
        [new ConsultationFacts("review", "A review", new DateOnly(2018, 9, 28))],
        new TaskFacts(2, 1));
}
