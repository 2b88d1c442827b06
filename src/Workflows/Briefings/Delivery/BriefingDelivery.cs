using CampaignTracker.Domain.Briefings;
using CampaignTracker.Domain.Events;
using CampaignTracker.Workflows.Briefings.Composing;
using CampaignTracker.Workflows.Briefings.Transport;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>
/// Sends one copy and records what became of it. May be cut off and repeated at any point: a copy with an outcome is never sent again, and
/// a copy that was handed over without its record being written is handed over again under the same Message-ID.
/// </summary>
public sealed class BriefingDelivery(IBriefingUnits units, CopyMaker copies, IMailTransport transport, BriefingSite site, TimeProvider time)
{
    /// <summary>After the first failure; doubled each time, up to <see cref="LongestWait"/>.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(6);

    public async Task DeliverAsync(DeliveryId id, CancellationToken cancellation)
    {
        var (briefing, copy) = await StartAsync(id, cancellation).ConfigureAwait(false);
        if (copy is not null)
        {
            var envelope = new MailEnvelope(copy.From.Address, [copy.To.Address]);
            var outcome = (await transport.SendAsync(copy, envelope, cancellation).ConfigureAwait(false))[0];
            await RecordAsync(id, outcome, cancellation).ConfigureAwait(false);
        }

        await CompleteAsync(briefing, cancellation).ConfigureAwait(false);
    }

    /// <summary>What is committed here, before the message is handed over, is how often it was tried and under which Message-ID.</summary>
    private async Task<(BriefingId Briefing, ComposedMessage? Copy)> StartAsync(DeliveryId id, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var record = await FindAsync(unit, id, cancellation).ConfigureAwait(false);
        if (record.HasOutcome)
        {
            return (record.Briefing, null);
        }

        var copy = await PrepareAsync(unit, record, cancellation).ConfigureAwait(false);
        await unit.CommitAsync(cancellation).ConfigureAwait(false);
        return (record.Briefing, copy);
    }

    private async Task<ComposedMessage?> PrepareAsync(IBriefingUnit unit, DeliveryRecord record, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var recipient = new Recipient(record.Address, record.Name, record.Why, record.Basis, record.List, record.Person);
        var suppressions = await unit.Briefings.SuppressionsAsync([record.Address.Hash], cancellation).ConfigureAwait(false);
        if (SuppressionWords.Because(suppressions, recipient) is { } because)
        {
            record.Suppress(because, now);
            return null;
        }

        var copy = await copies.MakeAsync(unit, record, cancellation).ConfigureAwait(false);
        record.Start(copy.MessageId, now);
        return copy;
    }

    private async Task RecordAsync(DeliveryId id, MailOutcome outcome, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        var record = await FindAsync(unit, id, cancellation).ConfigureAwait(false);
        if (!record.HasOutcome)
        {
            Note(unit, record, outcome);
            await unit.CommitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private void Note(IBriefingUnit unit, DeliveryRecord record, MailOutcome outcome)
    {
        var now = time.GetUtcNow();
        switch (outcome.Kind)
        {
            case MailOutcomeKind.Delivered:
                record.Deliver(outcome.Detail, now);
                break;
            case MailOutcomeKind.PermanentFailure:
                record.Fail(outcome.Detail, now);
                break;
            case MailOutcomeKind.TransientFailure when record.Attempts >= site.Attempts:
                record.Fail($"Given up after {record.Attempts} attempts. {outcome.Detail}", now);
                break;
            case MailOutcomeKind.TransientFailure:
                record.Postpone(outcome.Detail, now);
                unit.Perform(BriefingJob.ToDeliver(record.Id, record.Attempts, now + Wait(record.Attempts)));
                break;
        }
    }

    /// <summary>In a transaction after the record's own: of two that end at the same time, at least one sees both.</summary>
    private async Task CompleteAsync(BriefingId id, CancellationToken cancellation)
    {
        await using var unit = await units.BeginAsync(cancellation).ConfigureAwait(false);
        if (await unit.Briefings.HasOpenDeliveriesAsync(id, cancellation).ConfigureAwait(false)
            || await unit.Briefings.FindAsync(id, cancellation).ConfigureAwait(false) is not { Status: BriefingStatus.Sending } briefing)
        {
            return;
        }

        briefing.Complete(new Stamp(briefing.DraftedBy, time.GetUtcNow()));
        if (briefing.FlowStep is { } step)
        {
            unit.Perform(BriefingJob.ToFinish(id, step));
        }

        await unit.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static TimeSpan Wait(int attempts) => TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << Math.Min(attempts - 1, 20)));

    private static async Task<DeliveryRecord> FindAsync(IBriefingUnit unit, DeliveryId id, CancellationToken cancellation) =>
        await unit.Briefings.FindDeliveryAsync(id, cancellation).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"There is no delivery {id}.");
}
