using CampaignTracker.Domain.Briefings;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Briefings.Delivery;

/// <summary>Work that a transaction leaves behind.</summary>
/// <param name="Key">The same for the same wish, however often it is made.</param>
/// <param name="NotBefore">Null: at once.</param>
/// <param name="Step">The waiting step that the work's outcome completes; null where no run waits for it.</param>
public sealed record BriefingJob(string Kind, string Key, Value Inputs, DateTimeOffset? NotBefore = null, FlowStepOrigin? Step = null)
{
    /// <summary>Fixes a briefing's recipients when its time has come.</summary>
    public const string Issue = "IssueBriefing";

    /// <summary>Sends one copy.</summary>
    public const string Deliver = "Deliver";

    /// <summary>Tells the waiting step how the briefing ended.</summary>
    public const string Finish = "FinishBriefing";

    /// <summary>Sends a message to a colleague.</summary>
    public const string Notice = "SendNotice";

    public static BriefingJob ToIssue(BriefingId briefing, DateTimeOffset? at) => new(Issue, $"issue/{briefing.Value:N}", Subject(briefing.Value), at);

    public static BriefingJob ToDeliver(DeliveryId delivery, int attempt = 0, DateTimeOffset? at = null) =>
        new(Deliver, $"deliver/{delivery.Value:N}/{attempt}", Subject(delivery.Value), at);

    public static BriefingJob ToFinish(BriefingId briefing, FlowStepOrigin step) =>
        new(Finish, $"finish/{briefing.Value:N}", Subject(briefing.Value), null, step);

    public static Guid SubjectOf(Value inputs) => Guid.Parse(inputs.Get("id")?.AsText() ?? "");

    private static ObjectValue Subject(Guid id) => ObjectValue.Of(("id", Value.Of(id.ToString())));
}
