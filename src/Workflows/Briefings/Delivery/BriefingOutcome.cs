using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>What the step that asked for a briefing is told.</summary>
public static class BriefingOutcome
{
    /// <summary>Null while the briefing has not ended.</summary>
    public static Outcome? Of(Briefing briefing) => briefing.Status switch
    {
        BriefingStatus.Sent => Outcome.Succeeded(Sent(briefing)),
        BriefingStatus.Refused => new BriefingFault(
            BriefingFault.Refused, $"{briefing.SignedOffBy} refused it: {briefing.SignedOffWhy}").ToOutcome(),
        BriefingStatus.Failed => new BriefingFault(BriefingFault.Faulty, briefing.FailedWhy ?? "").ToOutcome(),
        BriefingStatus.Draft or BriefingStatus.AwaitingSignOff or BriefingStatus.Approved or BriefingStatus.Sending => null,
    };

    private static ObjectValue Sent(Briefing briefing)
    {
        var outputs = ObjectValue.Of(
            ("briefing", Value.Of(briefing.Id.ToString())),
            ("recipients", Value.Of((long)briefing.Recipients)),
            ("suppressed", Value.Of((long)briefing.Suppressed)),
            ("sentAt", Records.Instant(briefing.SentAt)));
        return briefing.SignedOffBy is { } by ? outputs.With("signedOffBy", Value.Of(by.Name)) : outputs;
    }
}
