using CampaignTracker.Domain.Consultations;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Consultations;

public sealed class ConsultationTests
{
    private static readonly DateOnly Closes = new(2018, 9, 28);

    [Fact]
    public void Its_life_is_kept_step_by_step()
    {
        var consultation = Plan();
        consultation.Open(Given.Stamp());
        consultation.Submit(Closes.AddDays(1), Given.Stamp("they took it late"));
        consultation.RecordResponse(Closes.AddDays(90), Given.Stamp());
        consultation.Changes.Select(c => c.Status).ShouldBe(
            [ConsultationStatus.Planned, ConsultationStatus.Open, ConsultationStatus.Submitted, ConsultationStatus.Responded]);
        consultation.PendingEvents.ShouldHaveSingleItem().Payload()["closes"].ShouldBe("2018-09-28");
    }

    [Fact]
    public void The_closing_is_announced_for_each_distance_while_it_is_open()
    {
        var consultation = Plan();
        ((Action)(() => consultation.AnnounceClosing(5, 60, Given.Stamp()))).ShouldBreak<ConsultationIsIn>();
        consultation.Open(Given.Stamp());
        int[] days = [12, 10, 9, 9, 5, 4, 1, 1, 0];
        days.Select(left => consultation.AnnounceClosing(left, 60, Given.Stamp())).ShouldBe([false, true, false, false, true, false, true, false, true]);
        Announced(consultation).ShouldBe([(10, 10), (5, 5), (3, 1), (1, 1), (0, 0)]);
    }

    [Fact]
    public void A_distance_that_went_by_unseen_is_told_late_and_one_from_before_the_opening_not_at_all()
    {
        var consultation = Plan();
        consultation.Open(Given.Stamp());
        consultation.AnnounceClosing(2, 6, Given.Stamp()).ShouldBeTrue();
        Announced(consultation).ShouldBe([(5, 2), (3, 2)]);
    }

    private static IEnumerable<(long Distance, long Left)> Announced(Consultation consultation) =>
        consultation.PendingEvents.Skip(1).Select(e => ((long)e.Payload()["distance"]!, (long)e.Payload()["workingDaysLeft"]!));

    [Fact]
    public void A_response_is_late_after_twelve_weeks()
    {
        var consultation = Plan();
        consultation.Open(Given.Stamp());
        consultation.Submit(Closes, Given.Stamp());
        consultation.ResponseExpectedBy.ShouldBe(new DateOnly(2018, 12, 21));
        consultation.IsResponseLate(new DateOnly(2018, 12, 21)).ShouldBeFalse();
        consultation.IsResponseLate(new DateOnly(2018, 12, 22)).ShouldBeTrue();
        consultation.RecordResponse(new DateOnly(2018, 12, 23), Given.Stamp());
        consultation.IsResponseLate(new DateOnly(2019, 1, 1)).ShouldBeFalse();
    }

    [Fact]
    public void A_response_to_what_has_not_closed_is_refused() =>
        ((Action)(() => Plan().RecordResponse(Closes, Given.Stamp()))).ShouldBreak<ConsultationIsIn>();

    [Fact]
    public void Answers_are_drafted_question_by_question()
    {
        var consultation = Plan();
        consultation.Ask("Do you agree?");
        consultation.DraftAnswer(1, "No");
        consultation.Questions.ShouldHaveSingleItem().Answer.ShouldBe("No");
        ((Action)(() => consultation.DraftAnswer(2, "No"))).ShouldBreak<QuestionExists>();
    }

    [Fact]
    public void It_does_not_close_before_it_opens() => ((Action)(() => Consultation.Plan(
        new ConsultationId(Given.Ids.Next()), Given.CampaignId, "a", "b", "c", Closes.AddDays(1), Closes, null, Given.Stamp()))).ShouldBreak<EndIsNotBeforeStart>();

    private static Consultation Plan() => Consultation.Plan(
        new ConsultationId(Given.Ids.Next()), Given.CampaignId, "review", "The ministry", "A review", new DateOnly(2018, 7, 1), Closes, "role:officer", Given.Stamp());
}
