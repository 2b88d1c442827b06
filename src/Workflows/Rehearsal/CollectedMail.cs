using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Takes every message, and hands it to whoever collects them.</summary>
internal sealed class CollectedMail(InMemoryCampaignStore records, VirtualClock clock, Action<RehearsedMail>? mail) : IMailTransport
{
    private const string Notice = "notice";

    public int Count { get; private set; }

    public Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        Count++;
        mail?.Invoke(new RehearsedMail(clock.Now, Template(message.MessageId), message));
        return Task.FromResult<IReadOnlyList<MailOutcome>>([.. envelope.To.Select(to => new MailOutcome(to, MailOutcomeKind.Delivered, "Rehearsed."))]);
    }

    /// <summary>A copy of a briefing has its delivery's id in its Message-ID; other messages are notices.</summary>
    private string Template(string messageId)
    {
        var delivery = Guid.TryParseExact(messageId[1..messageId.IndexOf('@', StringComparison.Ordinal)], "N", out var id)
            ? records.All<DeliveryRecord>().FirstOrDefault(record => record.Id.Value == id)
            : null;
        return delivery is null ? Notice : records.All<Briefing>().First(briefing => briefing.Id == delivery.Briefing).Template;
    }
}
