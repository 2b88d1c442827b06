using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Persistence.Tests.Mail;

internal static class Letters
{
    public static ComposedMessage Composed(string to = "sam@example.net", string text = "Hello\n.\n..\nFrom us\n", Guid? key = null, string subject = "Grüße an alle") => new MimeComposer().Compose(new MessageDraft(
        key ?? new Guid("0190a1b2-c3d4-7000-8000-000000000001"),
        new Mailbox(EmailAddress.From("campaigns@example.org"), "Zoë, for the campaign"),
        new Mailbox(EmailAddress.From(to), "ليلى الحسن"),
        new DateTimeOffset(2018, 7, 12, 9, 0, 0, TimeSpan.FromHours(1)),
        new BriefingContent(subject, $"<p>{text}</p>", text),
        Automatic: true,
        new ListIdentity("Allies", "allies.example.org", new Uri("https://tracker.example.org/u/token"))));

    public static MailEnvelope Envelope(this ComposedMessage message) => new(message.From.Address, [message.To.Address]);
}
