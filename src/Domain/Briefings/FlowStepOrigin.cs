namespace CampaignTracker.Domain.Briefings;

/// <summary>The step of a flow that asked for a briefing and waits for it. One step's attempt makes one briefing, however often it asks.</summary>
public sealed record FlowStepOrigin(Guid RunId, long Instance, int Attempt)
{
    /// <summary>Unique over all briefings.</summary>
    public string Key => $"{RunId:N}/{Instance}/{Attempt}";
}
