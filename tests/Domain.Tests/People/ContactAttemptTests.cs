using CampaignTracker.Domain.People;

namespace CampaignTracker.Domain.Tests.People;

public sealed class ContactAttemptTests
{
    private static readonly DateOnly Day = new(2018, 1, 8);

    [Fact]
    public void The_chain_of_referrals_leads_to_the_one_with_the_power()
    {
        var desk = Try("The front desk", ContactOutcome.Referred, referredTo: "The clerk");
        var clerk = Try("The clerk", ContactOutcome.Referred, desk.Id, "The head of service");
        var deadEnd = Try("A councillor", ContactOutcome.TurnedAway);
        var head = Try("The head of service", ContactOutcome.Met, clerk.Id, power: true);
        ReferralChain.To(head, [deadEnd, head, clerk, desk]).Select(a => a.Whom).ShouldBe(["The front desk", "The clerk", "The head of service"]);
    }

    [Fact]
    public void A_missing_link_starts_the_chain_there()
    {
        var lost = Try("Somebody", ContactOutcome.Referred, referredTo: "The clerk");
        var clerk = Try("The clerk", ContactOutcome.NoReply, lost.Id);
        ReferralChain.To(clerk, [clerk]).ShouldHaveSingleItem().ShouldBeSameAs(clerk);
    }

    [Fact]
    public void A_referral_names_someone() =>
        ((Action)(() => Try("The front desk", ContactOutcome.Referred))).ShouldBreak<AReferralNamesSomeone>();

    [Fact]
    public void A_name_given_without_a_referral_is_not_kept() => Try("The clerk", ContactOutcome.NoReply, referredTo: "Nobody").ReferredTo.ShouldBeNull();

    [Fact]
    public void The_next_try_does_not_lie_before_the_attempt() => ((Action)(() => ContactAttempt.Record(
        new ContactAttemptId(Given.Ids.Next()),
        Given.CampaignId,
        new AttemptReport(new Contacted("The clerk"), ContactChannel.Email, ContactOutcome.NoReply, Day, NextTry: Day.AddDays(-1)),
        Given.Stamp()))).ShouldBreak<NextTryIsAfterTheAttempt>();

    [Fact]
    public void An_attempt_is_told_with_its_outcome()
    {
        var payload = Try("The clerk", ContactOutcome.NoReply).PendingEvents.ShouldHaveSingleItem().Payload();
        (payload["event"], payload["outcome"], payload["channel"], payload["on"]).ShouldBe(("contact.attempted", "noReply", "email", "2018-01-08"));
    }

    private static ContactAttempt Try(
        string whom, ContactOutcome outcome, ContactAttemptId? follows = null, string? referredTo = null, bool power = false) => ContactAttempt.Record(
        new ContactAttemptId(Given.Ids.Next()),
        Given.CampaignId,
        new AttemptReport(
            new Contacted(whom), ContactChannel.Email, outcome, Day, ReferredTo: referredTo is null ? null : new Contacted(referredTo), Follows: follows, HoldsThePower: power),
        Given.Stamp());
}
