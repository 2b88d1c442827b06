using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Persistence.Samples;

/// <summary>Mail of a sample's made-up past: recorded as delivered on its day, and handed to nobody.</summary>
public sealed class UnsentMail : IMailTransport
{
    public Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<MailOutcome>>(
            [.. envelope.To.Select(r => new MailOutcome(r, MailOutcomeKind.Delivered, "Part of the sample's made-up past: nothing was sent."))]);
}
