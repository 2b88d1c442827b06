using CampaignTracker.Domain.Briefings;
using CampaignTracker.Web.Mail;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using Microsoft.AspNetCore.DataProtection;

namespace CampaignTracker.Web.Tests.Briefings;

public sealed class UnsubscribeLinksTests
{
    private static readonly EmailAddress Sam = EmailAddress.From("sam@example.net");
    private static readonly BriefingSite Site = new(new Uri("https://tracker.example.org/"), TimeZoneInfo.Utc, new Mailbox(EmailAddress.From("campaigns@example.org")));
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly Clock _clock = new();

    [Fact]
    public void A_link_brings_back_whom_and_what_it_is_for()
    {
        var link = Links().Leave(Sam, "legal-aid-allies");

        link.AbsoluteUri.ShouldStartWith("https://tracker.example.org/u/");
        link.AbsoluteUri.ShouldNotContain("sam");
        Links().ReadLeave(Token(link)).ShouldBe(new LeaveRequest(Sam, "legal-aid-allies"));
    }

    [Fact]
    public void A_link_for_one_purpose_is_no_good_for_another()
    {
        Links().ReadPreferences(Token(Links().Leave(Sam, "legal-aid-allies"))).ShouldBeNull();
        Links().ReadLeave(Token(Links().Preferences(Sam))).ShouldBeNull();
        Links().ReadPreferences(Token(Links().Preferences(Sam))).ShouldBe(Sam);
    }

    [Fact]
    public void A_link_is_no_good_after_its_time()
    {
        var leave = Token(Links().Leave(Sam, "allies"));
        var preferences = Token(Links().Preferences(Sam));

        _clock.Now += TimeSpan.FromDays(91);
        (Links().ReadLeave(leave), Links().ReadPreferences(preferences)).ShouldBe((new LeaveRequest(Sam, "allies"), null));
        _clock.Now += TimeSpan.FromDays(700);
        Links().ReadLeave(leave).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("CfDJ8")]
    public void What_is_no_token_is_refused(string token) => Links().ReadLeave(token).ShouldBeNull();

    [Fact]
    public void A_changed_token_is_refused_wherever_it_was_changed()
    {
        var token = Token(Links().Leave(Sam, "allies"));
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Links().ReadLeave(changed).ShouldBeNull(changed);
        }
    }

    [Fact]
    public void A_link_of_another_site_is_refused() =>
        new UnsubscribeLinks(new EphemeralDataProtectionProvider(), Site, _clock).ReadLeave(Token(Links().Leave(Sam, "allies"))).ShouldBeNull();

    private UnsubscribeLinks Links() => new(_keys, Site, _clock);

    private static string Token(Uri link) => link.Segments[^1];

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2018, 7, 12, 8, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
