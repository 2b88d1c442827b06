using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Workflows.Tests.Briefings.Transport;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("Transport", "Carrier pigeon")]
    [InlineData("From", "nobody")]
    [InlineData("ReplyTo", "x")]
    [InlineData("Host", " ")]
    [InlineData("Port", "0")]
    [InlineData("TimeoutSeconds", "1")]
    [InlineData("Attempts", "0")]
    [InlineData("Security", "Implicit")]
    [InlineData("Security", "None")]
    [InlineData("TrustedCertificate", "abc")]
    public void A_wrong_setting_is_named(string key, string value)
    {
        var options = Smtp();
        var property = typeof(MailOptions).GetProperty(key)!;
        property.SetValue(options, property.PropertyType.IsEnum ? Enum.Parse(property.PropertyType, value) : Convert.ChangeType(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        var result = new MailOptionsValidation().Validate(null, options);

        result.Failures.ShouldHaveSingleItem().ShouldContain($"Mail:{key}");
    }

    [Fact]
    public void The_defaults_write_into_a_folder() => new MailOptionsValidation().Validate(null, new MailOptions()).Succeeded.ShouldBeTrue();

    [Fact]
    public void A_mail_server_needs_an_address_to_send_from() =>
        new MailOptionsValidation().Validate(null, new MailOptions { Transport = "smtp", Host = "mail" }).Failures.ShouldHaveSingleItem().ShouldContain("Mail:From");

    private static MailOptions Smtp() => new() { Transport = "Smtp", Host = "mail.example.org", From = "campaigns@example.org", User = "tracker", Password = "x" };
}
