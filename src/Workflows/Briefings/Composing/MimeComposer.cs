using System.Text;
using CampaignTracker.Workflows.Briefings.Composing.Mime;

namespace CampaignTracker.Workflows.Briefings.Composing;

/// <summary>
/// Writes multipart/alternative messages (RFC 5322, 2045 to 2047, 2369, 2919, 3834, 8058): the plain text first, the HTML last, both as
/// quoted-printable UTF-8. It stands here because System.Net.Mail gives no bytes, and the pickup folder, the preview and the rehearsal need them.
/// </summary>
public sealed class MimeComposer : IMessageComposer
{
    public ComposedMessage Compose(MessageDraft draft)
    {
        var id = $"<{draft.Key:N}@{draft.From.Address.Domain}>";
        var extra = MessageHeaders.Of(draft);
        return new ComposedMessage(id, draft.From, draft.To, draft.ReplyTo, draft.Date, draft.Content, extra, Bytes(draft, id, extra));
    }

    private static byte[] Bytes(MessageDraft draft, string id, IReadOnlyList<KeyValuePair<string, string>> extra)
    {
        // "=_" can't stand in quoted-printable text, so no part can hold the boundary.
        var boundary = $"=_{draft.Key:N}";
        var message = new StringBuilder();
        Header(message, "From", MailboxText.Of(draft.From));
        Header(message, "To", MailboxText.Of(draft.To));
        if (draft.ReplyTo is { } replyTo)
        {
            Header(message, "Reply-To", [replyTo.Value]);
        }

        Header(message, "Subject", EncodedText.Words(draft.Content.Subject));
        Header(message, "Date", MailDate.Of(draft.Date).Split(' '));
        Header(message, "Message-ID", [id]);
        Header(message, "MIME-Version", ["1.0"]);
        foreach (var (name, value) in extra)
        {
            Header(message, name, value.Split(' '));
        }

        Header(message, "Content-Type", ["multipart/alternative;", $"boundary=\"{boundary}\""]);
        Part(message, boundary, "text/plain", draft.Content.Text);
        Part(message, boundary, "text/html", draft.Content.Html);
        message.Append("\r\n--").Append(boundary).Append("--\r\n");
        return Encoding.ASCII.GetBytes(message.ToString());
    }

    private static void Part(StringBuilder message, string boundary, string type, string text)
    {
        message.Append("\r\n--").Append(boundary).Append("\r\n");
        Header(message, "Content-Type", [$"{type};", "charset=utf-8"]);
        Header(message, "Content-Transfer-Encoding", ["quoted-printable"]);
        message.Append("\r\n").Append(QuotedPrintable.Encode(text));
    }

    private static void Header(StringBuilder message, string name, IEnumerable<string> tokens) =>
        message.Append(Folding.Header(name, tokens));
}
