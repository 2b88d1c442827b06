using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Briefings;

public sealed class BriefingTests
{
    private static readonly DateTimeOffset At = new(2018, 7, 12, 8, 0, 0, TimeSpan.Zero);
    private static readonly Actor Writer = new("priya@example.org", "Priya Shah", ["officer", "leadership"]);
    private static readonly Actor Leader = new("anna@example.org", "Anna Field", ["Leadership"]);
    private static readonly BriefingContent Content = new("Subject", "<html></html>", "text");
    private readonly SequentialIds _ids = new();

    [Fact]
    public void What_was_signed_off_is_what_goes_out()
    {
        var briefing = Drafted("role:leadership");
        briefing.AskForSignOff(Content, By(Writer));
        briefing.SignOff(Leader, At.AddHours(1), null);

        briefing.Issue(Content with { Text = "changed after sign-off" }, 3, 1, By(Writer));

        briefing.Content.ShouldBe(Content);
        briefing.SignedOffBy!.Name.ShouldBe("Anna Field");
        briefing.History.Select(h => h.What).ShouldBe(["drafted", "sent for sign-off", "signed off", "sending"]);
    }

    [Fact]
    public void Nobody_signs_off_their_own_words()
    {
        var briefing = Drafted("role:leadership");
        briefing.AskForSignOff(Content, By(Writer));

        briefing.MayBeAnsweredBy(Writer).ShouldBeFalse();
        Broken(() => briefing.SignOff(Writer, At, null)).ShouldBeOfType<SignOffIsASecondPairOfEyes>();
    }

    [Fact]
    public void Only_those_asked_sign_off()
    {
        var briefing = Drafted("user:anna@example.org");
        briefing.AskForSignOff(Content, By(Writer));

        Broken(() => briefing.SignOff(Leader with { UserName = "sam@example.org" }, At, null)).ShouldBeOfType<SignOffIsByThoseAsked>();
        briefing.MayBeAnsweredBy(Leader).ShouldBeTrue();
    }

    [Fact]
    public void A_refusal_says_why_and_ends_the_issue()
    {
        var briefing = Drafted("role:leadership");
        briefing.AskForSignOff(Content, By(Writer));
        Broken(() => briefing.Refuse(Leader, At, " ")).ShouldBeOfType<ReasonIsGiven>();

        briefing.Refuse(Leader, At, "The figure is out of date.");

        briefing.Status.ShouldBe(BriefingStatus.Refused);
        Broken(() => briefing.Issue(Content, 1, 0, By(Writer))).ShouldBeOfType<BriefingIsInStatus>();
    }

    [Fact]
    public void A_briefing_that_needs_sign_off_does_not_go_without_it()
    {
        Broken(() => Drafted("role:leadership").Issue(Content, 1, 0, By(Writer))).ShouldBeOfType<BriefingIsInStatus>();
    }

    [Fact]
    public void Being_sent_is_told_once_with_its_numbers()
    {
        var briefing = Drafted();
        briefing.Issue(Content, 12, 2, By(Writer));
        briefing.Complete(By(Writer));

        briefing.TakeEvents().ShouldHaveSingleItem().ShouldBeOfType<BriefingSent>().Recipients.ShouldBe(12);
        Broken(() => briefing.Complete(By(Writer))).ShouldBeOfType<BriefingIsInStatus>();
    }

    [Theory]
    [InlineData("Hello\r\nBcc: everybody@example.org")]
    [InlineData("")]
    public void A_subject_is_one_line(string subject)
    {
        Should.Throw<RuleBrokenException>(() => Drafted().Revise(subject, "text", By(Writer)));
    }

    [Fact]
    public void An_audience_names_somebody()
    {
        Broken(() => Audience.OfKinds().Check()).ShouldBeOfType<AudienceNamesSomebody>();
    }

    private Briefing Drafted(params string[] signOffBy) => Briefing.Draft(
        new BriefingId(_ids.Next()),
        new CampaignId(_ids.Next()),
        new BriefingPlan("ally-monthly", 1, "News", "Hello", Audience.OfKinds("ally"), SignOffBy: signOffBy),
        By(Writer));

    private static Stamp By(Actor actor) => new(Origin.Person(actor), At);

    private static Rule Broken(Action action) => Should.Throw<RuleBrokenException>(action).Rule;
}
