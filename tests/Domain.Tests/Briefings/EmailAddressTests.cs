using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Rules;

namespace CampaignTracker.Domain.Tests.Briefings;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData(" Anna.Field@Example.org ", "Anna.Field@Example.org")]
    [InlineData("o'neil+news@example.org", "o'neil+news@example.org")]
    [InlineData("post@bücher.example", "post@xn--bcher-kva.example")]
    public void An_address_is_taken_as_mail_can_carry_it(string written, string kept) => EmailAddress.From(written).Value.ShouldBe(kept);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("anna")]
    [InlineData("@example.org")]
    [InlineData("anna@")]
    [InlineData("anna field@example.org")]
    [InlineData("a..b@example.org")]
    [InlineData("anna@example.org\r\nBcc: x@example.org")]
    [InlineData("anna@-example.org")]
    [InlineData("<anna@example.org>")]
    [InlineData("änna@example.org")]
    [InlineData("anna@exam\0ple.org")]
    public void What_mail_could_not_carry_is_refused(string? written)
    {
        EmailAddress.TryFrom(written, out var address).ShouldBeFalse();
        address.ShouldBeNull();
    }

    [Fact]
    public void Too_long_an_address_is_refused() =>
        Should.Throw<RuleBrokenException>(() => EmailAddress.From($"a@{string.Join('.', Enumerable.Repeat(new string('b', 60), 5))}.org"));

    [Fact]
    public void The_case_of_an_address_is_not_told_apart()
    {
        EmailAddress.From("Anna@Example.org").ShouldBe(EmailAddress.From("anna@example.org"));
        EmailAddress.From("Anna@Example.org").Hash.ShouldBe(EmailAddress.From("anna@example.org").Hash);
    }
}
