using CampaignTracker.Workflows.Briefings.Rendering;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Why a briefing can't go out.</summary>
public sealed record BriefingFault(string Code, string Message)
{
    public const string Refused = "BriefingRefused";

    public const string Faulty = "BriefingFaulty";

    public static BriefingFault Of(IEnumerable<RenderingFault> faults) =>
        new(Faulty, string.Join(' ', faults.Select(f => $"In the {f.Where}: {f.Message}")));

    public Outcome ToOutcome() => Outcome.Failed(new StepFault(Code, Message));
}
