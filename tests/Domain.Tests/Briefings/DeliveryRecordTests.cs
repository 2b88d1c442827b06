using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Briefings;

public sealed class DeliveryRecordTests
{
    private static readonly DateTimeOffset At = new(2018, 7, 12, 8, 0, 0, TimeSpan.Zero);
    private static readonly Basis Consent = new("consent", "You joined the list on 3 May 2018.");
    private static readonly EmailAddress Address = EmailAddress.From("sam@example.org");
    private readonly SequentialIds _ids = new();

    [Theory]
    [InlineData(null, null)]
    [InlineData("consent", " ")]
    public void Nobody_is_written_to_without_a_lawful_basis(string? kind, string? wording)
    {
        var basis = kind is null ? null : new Basis(kind, wording!);

        var broken = Should.Throw<RuleBrokenException>(() => Record(basis));

        broken.Rule.ShouldBeOfType<RecipientHasALawfulBasis>();
    }

    [Fact]
    public void A_delivered_one_is_never_sent_again()
    {
        var record = Record(Consent);
        record.Start("<1@example.org>", At);
        record.Deliver("250 OK", At);

        Should.Throw<RuleBrokenException>(() => record.Start("<1@example.org>", At)).Rule.ShouldBeOfType<DeliveryIsOpen>();
        record.Attempts.ShouldBe(1);
    }

    [Fact]
    public void A_postponed_one_is_tried_again()
    {
        var record = Record(Consent);
        record.Start("<1@example.org>", At);
        record.Postpone("451 Try later", At);
        record.Start("<1@example.org>", At);

        (record.Status, record.Attempts).ShouldBe((DeliveryStatus.Sending, 2));
    }

    [Fact]
    public void A_suppression_of_a_list_stops_that_list_only_until_it_is_lifted()
    {
        var suppression = Suppression.Record(new SuppressionId(_ids.Next()), Address, "allies", SuppressionReason.Unsubscribed, "link", At);

        (suppression.Stops("allies"), suppression.Stops("press"), suppression.Stops(null)).ShouldBe((true, false, false));
        suppression.Lift(At, "Asked to get it again");
        suppression.Stops("allies").ShouldBeFalse();
    }

    [Fact]
    public void A_suppression_protects_also_when_the_address_is_forgotten()
    {
        var suppression = Suppression.Record(new SuppressionId(_ids.Next()), Address, null, SuppressionReason.Bounced, "550 No such user", At);

        suppression.ForgetAddress();

        (suppression.Address, suppression.AddressHash).ShouldBe((null, Address.Hash));
        suppression.Stops("allies").ShouldBeTrue();
    }

    [Fact]
    public void A_subscription_ends_once_and_keeps_what_was_agreed()
    {
        var subscription = Subscription.Join(new SubscriptionId(_ids.Next()), new BriefingListId(_ids.Next()), Address, "Sam", Consent, new Stamp(Origin.Import("allies.csv"), At));
        subscription.End(At.AddDays(1), "One-click link");
        subscription.End(At.AddDays(2), "Again");

        subscription.Ended.ShouldBe(At.AddDays(1));
        (subscription.IsActiveAt(At), subscription.IsActiveAt(At.AddDays(1))).ShouldBe((true, false));
        subscription.Basis.ShouldBe(Consent);
    }

    [Fact]
    public void A_template_keeps_every_wording()
    {
        var stamp = new Stamp(Origin.Person("priya@example.org", "Priya Shah"), At);
        var template = BriefingTemplate.Write(new BriefingTemplateId(_ids.Next()), null, "ally-monthly", new TemplateWording("Monthly", "News", "Hello"), stamp);
        template.Revise(new TemplateWording("Monthly", "News", "Hello"), stamp);
        template.Revise(new TemplateWording("Monthly", "News of {{month}}", "Hello"), stamp);

        template.Revisions.Select(r => r.Subject).ShouldBe(["News", "News of {{month}}"]);
    }

    private DeliveryRecord Record(Basis? basis) => DeliveryRecord.For(
        new DeliveryId(_ids.Next()), new BriefingId(_ids.Next()), new Recipient(Address, "Sam", "You are an ally.", basis), At);
}
