using System.Reflection;
using System.Text.RegularExpressions;
using CampaignTracker.Domain.Evidence;

namespace CampaignTracker.Domain.Tests.Evidence;

public sealed class AnonymityCheckTests
{
    [Theory]
    [InlineData("Born 3 May 2004, came alone", AnonymityRisk.DateOfBirth, "Born 3 May 2004")]
    [InlineData("DOB: 03/05/2004", AnonymityRisk.DateOfBirth, "DOB: 03/05/2004")]
    [InlineData("seen 03.05.04 at court", AnonymityRisk.DateOfBirth, "03.05.04")]
    [InlineData("call 07700 900123 first", AnonymityRisk.PhoneNumber, "07700 900123")]
    [InlineData("call +44 7700 900123", AnonymityRisk.PhoneNumber, "+44 7700 900123")]
    [InlineData("office (020) 7946 0000", AnonymityRisk.PhoneNumber, "(020) 7946 0000")]
    [InlineData("lives at NG1 5FS now", AnonymityRisk.FullPostcode, "NG1 5FS")]
    [InlineData("lives at sw1a1aa now", AnonymityRisk.FullPostcode, "sw1a1aa")]
    [InlineData("number 943 476 5919", AnonymityRisk.NhsNumber, "943 476 5919")]
    [InlineData("number 9434765919", AnonymityRisk.NhsNumber, "9434765919")]
    [InlineData("see case no. AB/1234", AnonymityRisk.CaseNumber, "case no. AB/1234")]
    [InlineData("ref: 20817", AnonymityRisk.CaseNumber, "ref: 20817")]
    [InlineData("letter A1234567 refused", AnonymityRisk.CaseNumber, "A1234567")]
    [InlineData("write to sam@example.org", AnonymityRisk.EmailAddress, "sam@example.org")]
    [InlineData("a boy called Tariq was told", AnonymityRisk.Name, "Tariq")]
    [InlineData("Mrs Example said no", AnonymityRisk.Name, "Example")]
    [InlineData("yesterday Amina Yusuf was refused", AnonymityRisk.Name, "Amina Yusuf")]
    public void What_may_point_to_a_person_is_pointed_out(string text, AnonymityRisk risk, string found)
    {
        var finding = AnonymityCheck.Inspect(text).ShouldHaveSingleItem();
        (finding.Risk, finding.Text).ShouldBe((risk, found));
        text.Substring(finding.Start, finding.Text.Length).ShouldBe(found);
    }

    [Theory]
    [InlineData("Three young people were turned away from the Home Office in March 2018.")]
    [InlineData("Seen in NG1 and in Greater Manchester, 12 times since 12 July 2018.")]
    [InlineData("The Legal Aid Agency refused Exceptional Case Funding for 15,000 children.")]
    [InlineData("SI 2019/1396 came into force 470 days later; section 31A of Schedule 1.")]
    [InlineData("In this case 3 families waited.")]
    [InlineData("Number 1234567890 is no NHS number.")]
    [InlineData("")]
    public void What_names_nobody_is_left_alone(string text) => AnonymityCheck.Inspect(text).ShouldBeEmpty();

    [Fact]
    public void Findings_come_in_order_of_place_and_do_not_overlap()
    {
        var findings = AnonymityCheck.Inspect("Amina Yusuf, 07700 900123, sam.example@example.org");
        findings.Select(f => f.Risk).ShouldBe([AnonymityRisk.Name, AnonymityRisk.PhoneNumber, AnonymityRisk.EmailAddress]);
    }

    [Fact]
    public void Every_pattern_reads_a_text_without_going_back_so_that_its_time_is_linear()
    {
        var patterns = new[] { typeof(AnonymityCheck), typeof(AnonymityCheck).Assembly.GetType("CampaignTracker.Domain.Evidence.NameCheck", throwOnError: true)! }
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic)).Where(method => method.ReturnType == typeof(Regex)).ToList();

        patterns.Count.ShouldBeGreaterThan(7);
        patterns.Where(pattern => !((Regex)pattern.Invoke(null, null)!).Options.HasFlag(RegexOptions.NonBacktracking)).Select(pattern => pattern.Name).ShouldBeEmpty();
    }
}
