using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;

namespace CampaignTracker.Persistence.Mail;

/// <summary>A composed message in the parts that System.Net.Mail takes.</summary>
internal static class MailParts
{
    public static MailMessage Of(ComposedMessage message, EmailAddress envelopeFrom, EmailAddress recipient)
    {
        var mail = new MailMessage
        {
            From = new MailAddress(message.From.Address.Value, message.From.Name, Encoding.UTF8),
            Subject = message.Content.Subject,
            SubjectEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
        };
        if (envelopeFrom != message.From.Address)
        {
            mail.Sender = new MailAddress(envelopeFrom.Value);
        }

        mail.To.Add(new MailAddress(recipient.Value, recipient == message.To.Address ? message.To.Name : "", Encoding.UTF8));
        if (message.ReplyTo is { } replyTo)
        {
            mail.ReplyToList.Add(new MailAddress(replyTo.Value));
        }

        mail.Headers.Add("Message-ID", message.MessageId);
        foreach (var (name, value) in message.Headers)
        {
            mail.Headers.Add(name, value);
        }

        mail.AlternateViews.Add(View(message.Content.Text, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(message.Content.Html, MediaTypeNames.Text.Html));
        return mail;
    }

    /// <summary>Base64, because the client's quoted-printable writes line breaks of a text as characters, which RFC 2045 (section 6.7, rule 4) forbids.</summary>
    private static AlternateView View(string text, string type) =>
        new(new MemoryStream(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"))), new ContentType(type) { CharSet = "utf-8" })
        {
            TransferEncoding = TransferEncoding.Base64,
        };
}
