using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Briefings.Engine;

/// <summary>Sends one copy of a briefing.</summary>
public sealed class DeliverCall(BriefingDelivery delivery) : ICallHandler
{
    public string Kind => BriefingJob.Deliver;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        await delivery.DeliverAsync(new DeliveryId(BriefingJob.SubjectOf(work.Inputs)), cancel).ConfigureAwait(false);
        return Outcome.Succeeded(Value.Null);
    }
}

/// <summary>Fixes the recipients of a briefing whose time has come.</summary>
public sealed class IssueCall(BriefingSignOff signOff) : ICallHandler
{
    public string Kind => BriefingJob.Issue;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        await signOff.IssueAsync(new BriefingId(BriefingJob.SubjectOf(work.Inputs)), cancel).ConfigureAwait(false);
        return Outcome.Succeeded(Value.Null);
    }
}

/// <summary>Tells the waiting step how its briefing ended: what this gives back is the step's outcome.</summary>
public sealed class FinishCall(IBriefingUnits units) : ICallHandler
{
    public string Kind => BriefingJob.Finish;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        await using var unit = await units.BeginAsync(cancel).ConfigureAwait(false);
        var id = new BriefingId(BriefingJob.SubjectOf(work.Inputs));
        return await unit.Briefings.FindAsync(id, cancel).ConfigureAwait(false) is { } briefing && BriefingOutcome.Of(briefing) is { } outcome
            ? outcome
            : throw new InvalidOperationException($"The briefing {id} has not ended.");
    }
}

/// <summary>Sends a message to a colleague about their own work.</summary>
public sealed class NoticeCall(NoticeDelivery delivery) : ICallHandler
{
    public string Kind => BriefingJob.Notice;

    public async Task<Outcome> PerformAsync(CallWork work, CancellationToken cancel)
    {
        await delivery.SendAsync(Delivery.Notice.Read(work.Inputs), cancel).ConfigureAwait(false);
        return Outcome.Succeeded(Value.Null);
    }
}
