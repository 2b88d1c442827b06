using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Sends a notice. Repeated, it is the same message.</summary>
public sealed class NoticeDelivery(IMessageComposer composer, IMailTransport transport, BriefingSite site)
{
    /// <exception cref="NoticeNotSentException">Worth another try.</exception>
    public async Task<MailOutcome> SendAsync(Notice notice, CancellationToken cancellation)
    {
        var message = composer.Compose(Draft(notice));
        var outcome = (await transport.SendAsync(message, new MailEnvelope(message.From.Address, [message.To.Address]), cancellation).ConfigureAwait(false))[0];
        return outcome.Kind == MailOutcomeKind.TransientFailure ? throw new NoticeNotSentException(outcome.Detail) : outcome;
    }

    private MessageDraft Draft(Notice notice)
    {
        var frame = new BriefingFrame(site.Sender, notice.Heading, notice.Origin, MayLeave: false);
        var rendered = BriefingRenderer.RenderPlain(notice.Subject, notice.Text, frame);
        // Details that can't be shown (a link to nowhere) don't stop a reminder: the words are shown as they are written.
        var content = rendered.Content ?? BriefingRenderer.RenderPlain(notice.Subject, NoticeText.Quoted(notice.Text), frame).Content!;
        return new MessageDraft(
            notice.Key,
            site.From,
            new Mailbox(notice.To, notice.Name),
            site.Local(notice.At),
            Personalisation.Fill(content, new Personal(notice.Name, "It is about your own work.", "")),
            Automatic: notice.Origin is not null,
            ReplyTo: site.ReplyTo);
    }
}

public sealed class NoticeNotSentException(string detail) : Exception(detail);
