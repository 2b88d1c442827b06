using CampaignTracker.Domain.People;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.People;

public sealed class PersonTests
{
    private static readonly DateOnly Day = new(2018, 1, 8);

    [Fact]
    public void A_reshuffle_stays_visible()
    {
        var person = Sam();
        person.TakeRole("Minister for Justice", null, Day, Given.Stamp());
        person.LeaveRole(1, Day.AddDays(365), Given.Stamp("reshuffle"));
        person.TakeRole("Backbencher", null, Day.AddDays(366), Given.Stamp());
        person.RolesOn(Day.AddDays(365)).ShouldHaveSingleItem().Title.ShouldBe("Minister for Justice");
        person.RolesOn(Day.AddDays(366)).ShouldHaveSingleItem().Title.ShouldBe("Backbencher");
        person.RolesOn(Day.AddDays(-1)).ShouldBeEmpty();
        person.Roles[0].LeftWhy.ShouldBe("reshuffle");
    }

    [Fact]
    public void A_role_is_left_once()
    {
        var person = Sam();
        person.TakeRole("Minister", null, Day, Given.Stamp());
        person.LeaveRole(1, Day, Given.Stamp());
        ((Action)(() => person.LeaveRole(1, Day, Given.Stamp()))).ShouldBreak<RoleIsHeld>();
    }

    [Fact]
    public void A_role_does_not_end_before_it_starts()
    {
        var person = Sam();
        person.TakeRole("Minister", null, Day, Given.Stamp());
        ((Action)(() => person.LeaveRole(1, Day.AddDays(-1), Given.Stamp()))).ShouldBreak<EndIsNotBeforeStart>();
    }

    [Fact]
    public void A_lawful_basis_is_per_list_and_kept_after_it_ends()
    {
        var person = Sam();
        person.AddLawfulBasis("monthly", LawfulBasisKind.Consent, "Send me the monthly briefing", "Form, 3 May", Day, Given.Stamp());
        person.BasisFor("MONTHLY").ShouldNotBeNull();
        person.BasisFor("weekly").ShouldBeNull();
        person.EndLawfulBasis("monthly", Given.Stamp("left with one click"));
        person.BasisFor("monthly").ShouldBeNull();
        person.LawfulBases.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            b => b.Wording.ShouldBe("Send me the monthly briefing"), b => b.EndedWhy.ShouldBe("left with one click"));
    }

    [Fact]
    public void A_new_basis_for_a_list_ends_the_old_one()
    {
        var person = Sam();
        person.AddLawfulBasis("monthly", LawfulBasisKind.LegitimateInterest, "We met at the hearing", "Meeting", Day, Given.Stamp());
        person.AddLawfulBasis("monthly", LawfulBasisKind.Consent, "Yes please", "Form", Day.AddDays(1), Given.Stamp());
        person.LawfulBases.Count(b => b.EndedAt is null).ShouldBe(1);
        person.BasisFor("monthly")!.Kind.ShouldBe(LawfulBasisKind.Consent);
    }

    [Fact]
    public void A_basis_needs_its_wording() =>
        ((Action)(() => Sam().AddLawfulBasis("monthly", LawfulBasisKind.Consent, "", "Form", Day, Given.Stamp()))).ShouldBreak<TextIsGiven>();

    [Fact]
    public void A_refused_basis_leaves_the_old_one_standing()
    {
        var person = Sam();
        person.AddLawfulBasis("monthly", LawfulBasisKind.Consent, "Yes", "Form", Day, Given.Stamp());
        ((Action)(() => person.AddLawfulBasis("monthly", LawfulBasisKind.Consent, "", "Form", Day, Given.Stamp()))).ShouldBreak<TextIsGiven>();
        person.BasisFor("monthly").ShouldNotBeNull();
    }

    private static Person Sam() => Person.Add(new PersonId(Given.Ids.Next()), "Sam Example", " sam@example.org ", null, Given.Stamp());
}
