namespace CampaignTracker.Workflows.Runtime;

/// <summary>What the engine hands its effects to. Kinds are unique among the handlers of each sort.</summary>
public sealed record EngineHandlers(IEnumerable<IChangeHandler> Changes, IEnumerable<ICallHandler> Calls, IEnumerable<IStepAnswerSource> Answers)
{
    public static readonly EngineHandlers None = new([], [], []);
}
