using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Rendering;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Makes one recipient's copy of a briefing: their name, why they get it, their own links.</summary>
public sealed class CopyMaker(IMessageComposer composer, IUnsubscribeLinks links, BriefingSite site)
{
    public async Task<ComposedMessage> MakeAsync(IBriefingRecords records, DeliveryRecord record, CancellationToken cancellation)
    {
        var briefing = await records.Briefings.FindAsync(record.Briefing, cancellation).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The briefing {record.Briefing} of a delivery is gone.");
        var list = record.List is { } key ? await records.Briefings.FindListAsync(key, cancellation).ConfigureAwait(false) : null;
        return Make(briefing, record, list?.Title ?? record.List);
    }

    /// <summary>Exactly what is sent. The date is the briefing's, not the attempt's, so that a repeat is the same message.</summary>
    public ComposedMessage Make(Briefing briefing, DeliveryRecord record, string? listTitle)
    {
        var content = Personalisation.Fill(briefing.Content!, PersonalOf(record));
        return composer.Compose(new MessageDraft(
            record.Id.Value,
            site.From,
            new Mailbox(record.Address, record.Name),
            site.Local(briefing.IssuedAt ?? record.At),
            content,
            Automatic: briefing.FlowStep is not null,
            ListOf(record, listTitle),
            site.ReplyTo));
    }

    public Personal PersonalOf(DeliveryRecord record) => new(
        record.Name,
        record.Why,
        record.Basis == Basis.Team ? "" : record.Basis.Wording,
        record.List is null ? null : links.Leave(record.Address, record.List),
        record.List is null ? null : links.Preferences(record.Address));

    private ListIdentity? ListOf(DeliveryRecord record, string? title) => record.List is { } list
        ? new ListIdentity(title ?? list, $"{list}.{site.From.Address.Domain}", links.Leave(record.Address, list), site.UnsubscribeMailbox)
        : null;
}
