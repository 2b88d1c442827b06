using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;

namespace CampaignTracker.Domain.Tests.Evidence;

public sealed class ObservationTests
{
    [Fact]
    public void Recording_evidence_says_what_how_often_and_where()
    {
        var payload = Record("turned away at the desk", 3).PendingEvents.ShouldHaveSingleItem().Payload();
        (payload["event"], payload["count"], payload["place"], payload["seenOn"]).ShouldBe(("evidence.recorded", 3L, "Leeds", "2018-07-01"));
    }

    [Fact]
    public void What_may_point_to_a_child_is_not_saved_and_is_quoted()
    {
        var rule = ((Action)(() => Record("a boy called Tariq was turned away", 1))).ShouldBreak<CaseworkIsAnonymous>();
        rule.Sentence.ShouldBe("This may point to a person: “Tariq” (looks like a name). Take it out, or say why it names nobody.");
    }

    [Fact]
    public void The_place_is_looked_at_too() =>
        ((Action)(() => Observation.Record(Id(), Given.CampaignId, "turned away", 1, "NG1 5FS", Day, Given.Stamp()))).ShouldBreak<CaseworkIsAnonymous>();

    [Fact]
    public void A_reason_saves_what_only_looks_like_a_person_and_is_kept()
    {
        var observation = Record("refused under the rule called Zambrano", 2, Given.Stamp("the name of a judgment"));
        observation.ConfirmedAnonymous.ShouldBe("the name of a judgment");
        Record("turned away", 2, Given.Stamp("a note")).ConfirmedAnonymous.ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_observation_counts_at_least_one(int count) => ((Action)(() => Record("turned away", count))).ShouldBreak<CountIsPositive>();

    [Fact]
    public void An_observation_belongs_to_a_pattern_of_its_own_campaign()
    {
        var observation = Record("turned away", 1);
        var pattern = Pattern.Name(new PatternId(Given.Ids.Next()), Given.CampaignId, "Turned away", "", Given.Stamp());
        observation.PlaceIn(pattern);
        observation.PatternId.ShouldBe(pattern.Id);
        var foreign = Pattern.Name(new PatternId(Given.Ids.Next()), new CampaignId(Given.Ids.Next()), "Other", "", Given.Stamp());
        ((Action)(() => observation.PlaceIn(foreign))).ShouldBreak<PatternIsOfTheSameCampaign>();
        observation.PlaceIn(null);
        observation.PatternId.ShouldBeNull();
    }

    [Fact]
    public void A_pattern_names_nobody_either() =>
        ((Action)(() => Pattern.Name(new PatternId(Given.Ids.Next()), Given.CampaignId, "Like Amina Yusuf", "", Given.Stamp()))).ShouldBreak<CaseworkIsAnonymous>();

    [Theory]
    [InlineData(0, "fewer than 5")]
    [InlineData(4, "fewer than 5")]
    [InlineData(5, "5")]
    [InlineData(15000, "15,000")]
    public void Small_numbers_are_not_shown_outside(int count, string shown) => SmallNumber.Outside(count).ShouldBe(shown);

    private static readonly DateOnly Day = new(2018, 7, 1);

    private static ObservationId Id() => new(Given.Ids.Next());

    private static Observation Record(string what, int count, Stamp? stamp = null) =>
        Observation.Record(Id(), Given.CampaignId, what, count, "Leeds", Day, stamp ?? Given.Stamp());
}
