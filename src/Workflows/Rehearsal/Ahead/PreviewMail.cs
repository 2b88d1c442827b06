using System.Globalization;
using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Takes messages instead of sending them, as what they say and to whom; nobody needs them in the form of a transport.</summary>
internal sealed class PreviewMail(IBriefingStore briefings) : IMessageComposer, IMailTransport, IUnsubscribeLinks
{
    private static readonly Uri Nowhere = new("https://example.org/");

    private readonly Dictionary<BriefingId, Copies> _briefings = [];
    private readonly Dictionary<Guid, AheadLog.Line> _notices = [];

    /// <summary>The line that a notice belongs to.</summary>
    public void Expect(Guid notice, AheadLog.Line line) => _notices[notice] = line;

    /// <summary>The copies of a briefing that went out since this was asked for last.</summary>
    public Copies Take(BriefingId briefing) => _briefings.Remove(briefing, out var copies) ? copies : new Copies();

    public ComposedMessage Compose(MessageDraft draft) => new(
        string.Create(CultureInfo.InvariantCulture, $"<{draft.Key:N}@rehearsal>"), draft.From, draft.To, draft.ReplyTo, draft.Date, draft.Content, [], default);

    public async Task<IReadOnlyList<MailOutcome>> SendAsync(ComposedMessage message, MailEnvelope envelope, CancellationToken cancellation)
    {
        var key = Guid.ParseExact(message.MessageId[1..33], "N");
        if (await briefings.FindDeliveryAsync(new DeliveryId(key), cancellation) is { } delivery)
        {
            (_briefings.TryGetValue(delivery.Briefing, out var copies) ? copies : _briefings[delivery.Briefing] = new Copies()).Add(message);
        }
        else if (_notices.Remove(key, out var line))
        {
            line.CopiesOf(message.Content.Subject).Add(message);
        }

        return [.. envelope.To.Select(to => new MailOutcome(to, MailOutcomeKind.Delivered, "Rehearsed."))];
    }

    /// <summary>Links of a preview lead nowhere: who reads it must not leave a list in somebody else's name.</summary>
    public Uri Leave(EmailAddress address, string list) => new(Nowhere, "leave");

    public Uri Preferences(EmailAddress address) => new(Nowhere, "preferences");
}
