using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.People;

public sealed class ParticipationTests
{
    private static readonly DateOnly Day = new(2018, 1, 8);

    [Fact]
    public void Only_an_ally_is_announced_as_one()
    {
        Join(ParticipationKind.Ally).PendingEvents.ShouldHaveSingleItem().Name.ShouldBe("ally.joined");
        Join(ParticipationKind.Opponent).PendingEvents.ShouldBeEmpty();
    }

    [Fact]
    public void Stance_is_kept_over_time_and_a_change_is_told()
    {
        var part = Join(ParticipationKind.DecisionMaker);
        part.RecordStance(-1, Given.Stamp("said no"));
        part.RecordStance(-1, Given.Stamp("still no"));
        part.RecordStance(1, Given.Stamp("read the report"));
        part.Stances.Select(s => (s.Before, s.Stance, s.Why)).ShouldBe([(null, -1, "said no"), (-1, -1, "still no"), (-1, 1, "read the report")]);
        part.PendingEvents.Select(e => (e.Payload()["before"], e.Payload()["stance"], e.Payload()["kind"])).ShouldBe(
            [(null, -1L, "decisionMaker"), (-1L, 1L, (object)"decisionMaker")]);
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public void A_stance_is_on_the_scale(int stance) =>
        ((Action)(() => Join(ParticipationKind.Ally).RecordStance(stance, Given.Stamp()))).ShouldBreak<StanceIsOnTheScale>();

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void Influence_is_on_the_scale(int influence) =>
        ((Action)(() => Join(ParticipationKind.Ally).RecordInfluence(influence, Given.Stamp()))).ShouldBreak<InfluenceIsOnTheScale>();

    [Fact]
    public void Influence_is_kept_over_time()
    {
        var part = Join(ParticipationKind.Influencer);
        part.RecordInfluence(5, Given.Stamp("minister"));
        part.RecordInfluence(2, Given.Stamp("reshuffled"));
        part.Influences.Select(i => (i.Before, i.Influence)).ShouldBe([(null, 5), (5, 2)]);
        part.Influence.ShouldBe(2);
    }

    [Fact]
    public void Who_has_left_takes_no_new_stance()
    {
        var part = Join(ParticipationKind.Ally);
        part.Leave(Day.AddDays(1), Given.Stamp("other priorities"));
        ((Action)(() => part.RecordStance(1, Given.Stamp()))).ShouldBreak<ParticipationIsCurrent>();
        ((Action)(() => part.RecordInfluence(1, Given.Stamp()))).ShouldBreak<ParticipationIsCurrent>();
        ((Action)(() => part.Leave(Day, Given.Stamp("again")))).ShouldBreak<ParticipationIsCurrent>();
    }

    [Fact]
    public void Leaving_needs_a_reason() => ((Action)(() => Join(ParticipationKind.Ally).Leave(Day, Given.Stamp()))).ShouldBreak<ReasonIsGiven>();

    [Fact]
    public void Somebody_takes_part() => ((Action)(() => CampaignParticipation.Join(
        new ParticipationId(Given.Ids.Next()), Given.CampaignId, null, null, ParticipationKind.Ally, Day, Given.Stamp()))).ShouldBreak<ParticipantIsNamed>();

    [Theory]
    [InlineData(null, "not known")]
    [InlineData(-2, "strongly opposed")]
    [InlineData(0, "undecided")]
    [InlineData(2, "champion")]
    public void A_stance_reads_in_words(int? stance, string words) => StanceScale.Words(stance).ShouldBe(words);

    private static CampaignParticipation Join(ParticipationKind kind) => CampaignParticipation.Join(
        new ParticipationId(Given.Ids.Next()), Given.CampaignId, new PersonId(Given.Ids.Next()), null, kind, Day, Given.Stamp());
}
