using CampaignTracker.Domain.Legislation;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Legislation;

public sealed class InstrumentTests
{
    [Fact]
    public void Stages_of_both_houses_are_kept_in_order()
    {
        var order = Follow();
        order.ReachStage("Laid", null, new DateOnly(2019, 7, 22), Given.Stamp());
        order.ReachStage("Motion to approve", Chamber.Lords, new DateOnly(2019, 10, 1), Given.Stamp());
        order.GiveReference("SI 2019/1396");
        order.Stages.Select(s => (s.Number, s.Name, s.Chamber)).ShouldBe([(1, "Laid", null), (2, "Motion to approve", Chamber.Lords)]);
        order.Reference.ShouldBe("SI 2019/1396");
    }

    [Fact]
    public void A_stage_has_a_name() =>
        ((Action)(() => Follow().ReachStage("", null, new DateOnly(2019, 7, 22), Given.Stamp()))).ShouldBreak<TextIsGiven>();

    private static Instrument Follow() => Instrument.Follow(
        new InstrumentId(Given.Ids.Next()), Given.CampaignId, InstrumentKind.StatutoryInstrument, "The legal aid order", null, Given.Stamp());
}
