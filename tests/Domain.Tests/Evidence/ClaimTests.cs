using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Evidence;

public sealed class ClaimTests
{
    private static readonly ClaimFigure Figure = new(2500, "about", "children a year", "Government", "2013", "A report", "An estimate");

    [Fact]
    public void Every_revision_is_kept_with_who_and_why()
    {
        var claim = Draft();
        claim.Publish(Given.Stamp("checked"));
        claim.Correct(Figure with { Figure = 6000 }, Given.Stamp("new count"));
        claim.Withdraw(Given.Stamp("the report was withdrawn"));
        claim.Revisions.Select(r => (r.Number, r.Figure, r.Status, r.Why)).ShouldBe(
        [
            (1, 2500m, ClaimStatus.Draft, null),
            (2, 2500m, ClaimStatus.Published, "checked"),
            (3, 6000m, ClaimStatus.Corrected, "new count"),
            (4, 6000m, ClaimStatus.Withdrawn, "the report was withdrawn"),
        ]);
    }

    [Fact]
    public void A_correction_tells_the_figure_before_and_after()
    {
        var claim = Draft();
        claim.Publish(Given.Stamp());
        claim.Correct(Figure with { Figure = 6000 }, Given.Stamp("new count"));
        claim.PendingEvents.Select(e => e.Name).ShouldBe(["claim.published", "claim.corrected"]);
        var payload = claim.PendingEvents[1].Payload();
        (payload["before"], payload["figure"], payload["withdrawn"]).ShouldBe((2500d, 6000d, false));
        claim.InUse.ShouldBeTrue();
    }

    [Fact]
    public void A_withdrawn_claim_is_not_quoted_and_its_readers_are_told()
    {
        var claim = Draft();
        claim.Publish(Given.Stamp());
        claim.Withdraw(Given.Stamp("wrong"));
        claim.InUse.ShouldBeFalse();
        claim.PendingEvents[1].Payload()["withdrawn"].ShouldBe(true);
        ((Action)(() => claim.Correct(Figure, Given.Stamp("again")))).ShouldBreak<ClaimIsInUse>();
    }

    [Fact]
    public void A_published_claim_is_corrected_not_redrafted()
    {
        var claim = Draft();
        claim.Redraft(Figure with { Figure = 2600 }, Given.Stamp());
        claim.Publish(Given.Stamp());
        ((Action)(() => claim.Redraft(Figure, Given.Stamp()))).ShouldBreak<ClaimIsADraft>();
        ((Action)(() => claim.Publish(Given.Stamp()))).ShouldBreak<ClaimIsADraft>();
    }

    [Fact]
    public void A_draft_has_nobody_to_correct_it_for() =>
        ((Action)(() => Draft().Correct(Figure, Given.Stamp("why")))).ShouldBreak<ClaimIsInUse>();

    [Fact]
    public void A_correction_needs_a_reason()
    {
        var claim = Draft();
        claim.Publish(Given.Stamp());
        ((Action)(() => claim.Correct(Figure, Given.Stamp()))).ShouldBreak<ReasonIsGiven>();
    }

    [Fact]
    public void A_claim_needs_its_source_and_a_refused_change_leaves_it_as_it_was()
    {
        var claim = Draft();
        ((Action)(() => claim.Redraft(Figure with { Unit = "adults", Source = "" }, Given.Stamp()))).ShouldBreak<TextIsGiven>().What.ShouldBe("The source");
        claim.Unit.ShouldBe("children a year");
    }

    [Theory]
    [InlineData("2017-08", 2017, 8)]
    [InlineData("2013", 2013, 1)]
    public void A_date_is_read_from_as_of_to_sort_by(string asOf, int year, int month) =>
        Draft(Figure with { AsOf = asOf }).AsOfDate.ShouldBe(new DateOnly(year, month, 1));

    [Fact]
    public void As_of_may_be_words() => Draft(Figure with { AsOf = "the last full year" }).AsOfDate.ShouldBeNull();

    [Theory]
    [InlineData("Children per year")]
    [InlineData("")]
    public void A_claims_key_is_a_slug(string key) =>
        ((Action)(() => Claim.Draft(new ClaimId(Given.Ids.Next()), Given.CampaignId, key, Figure, Given.Stamp()))).ShouldBreak<ClaimKeyIsASlug>();

    private static Claim Draft(ClaimFigure? figure = null) =>
        Claim.Draft(new ClaimId(Given.Ids.Next()), Given.CampaignId, "children-per-year", figure ?? Figure, Given.Stamp());
}
