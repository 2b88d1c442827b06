using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Domain.Time;

namespace CampaignTracker.Domain.Tests.PolicyChanges;

public sealed class LedgerTests
{
    [Fact]
    public void Announced_is_not_in_force_470_days_lie_between()
    {
        var ledger = new PolicyLedger([Entry("2019-10-25", PolicyState.InForce), Entry("2018-07-12", PolicyState.Announced)]);
        ledger.DaysBetween(PolicyState.Announced, PolicyState.InForce).ShouldBe(470);
        ledger.DaysBetween(PolicyState.InForce, PolicyState.Reviewed).ShouldBeNull();
        ledger.DaysBetween(PolicyState.InForce, PolicyState.Announced).ShouldBeNull();
    }

    [Fact]
    public void The_current_state_is_the_latest_one_by_date_not_by_recording()
    {
        var ledger = new PolicyLedger([Entry("2018-07-12", PolicyState.Announced), Entry("2013-04-01", PolicyState.Lost)]);
        ledger.CurrentOn(new DateOnly(2018, 7, 11))!.State.ShouldBe(PolicyState.Lost);
        ledger.CurrentOn(new DateOnly(2018, 7, 12))!.State.ShouldBe(PolicyState.Announced);
        ledger.CurrentOn(new DateOnly(2013, 3, 31)).ShouldBeNull();
    }

    [Fact]
    public void Days_run_to_the_next_entry_and_the_last_to_today()
    {
        var ledger = new PolicyLedger([Entry("2018-01-01", PolicyState.Lost), Entry("2018-01-11", PolicyState.Announced)]);
        ledger.WithDays(new DateOnly(2018, 1, 31)).Select(x => x.Days).ShouldBe([10, 20]);
    }

    [Fact]
    public void A_correction_is_a_new_entry_and_the_old_one_stays()
    {
        var wrong = Entry("2018-07-01", PolicyState.Announced);
        var right = wrong.Correct(Id(), Fact("2018-07-12", PolicyState.Announced), Given.Stamp("misread"));
        (wrong.Stands, wrong.ReplacedBy, right.Replaces, right.Why).ShouldBe((false, right.Id, wrong.Id, "misread"));
        new PolicyLedger([wrong, right]).Entries.ShouldHaveSingleItem().ShouldBeSameAs(right);
        right.PendingEvents.ShouldHaveSingleItem().Payload()["correction"].ShouldBe(true);
    }

    [Fact]
    public void A_correction_needs_a_reason() =>
        ((Action)(() => Entry("2018-07-01", PolicyState.Laid).Correct(Id(), Fact("2018-07-02", PolicyState.Laid), Given.Stamp())))
            .ShouldBreak<ReasonIsGiven>();

    [Fact]
    public void An_entry_is_corrected_once()
    {
        var wrong = Entry("2018-07-01", PolicyState.Laid);
        wrong.Correct(Id(), Fact("2018-07-02", PolicyState.Laid), Given.Stamp("one"));
        ((Action)(() => wrong.Correct(Id(), Fact("2018-07-03", PolicyState.Laid), Given.Stamp("two")))).ShouldBreak<LedgerEntryIsCorrectedOnce>();
    }

    [Fact]
    public void Recording_tells_the_state_and_its_date()
    {
        var payload = Entry("2018-07-12", PolicyState.InForce).PendingEvents.ShouldHaveSingleItem().Payload();
        (payload["event"], payload["state"], payload["date"]).ShouldBe(("policy.stateChanged", "inForce", "2018-07-12"));
    }

    [Theory]
    [InlineData("in force", PolicyState.InForce)]
    [InlineData("inForce", PolicyState.InForce)]
    [InlineData("ANNOUNCED", PolicyState.Announced)]
    public void Both_spellings_of_a_state_are_read(string text, PolicyState state)
    {
        PolicyStateNames.TryParse(text, out var read).ShouldBeTrue();
        read.ShouldBe(state);
    }

    [Theory]
    [InlineData("8")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("nearly")]
    public void Other_words_are_no_state(string? text) => PolicyStateNames.TryParse(text, out _).ShouldBeFalse();

    private static LedgerEntryId Id() => new(Given.Ids.Next());

    private static LedgerEntry Entry(string date, PolicyState state) =>
        LedgerEntry.Record(Id(), Given.CampaignId, Fact(date, state), Given.Stamp());

    private static PolicyFact Fact(string date, PolicyState state) =>
        new(PartialDate.TryParse(date, out var when) ? when : default, state, "Something happened", "A source");
}
