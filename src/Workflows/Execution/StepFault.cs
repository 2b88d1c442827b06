using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Why a step did not succeed, as a record that people and flows can read.</summary>
/// <param name="Code">A stable name, such as <c>InvalidTemplate</c> or <c>ActionFailed</c>.</param>
/// <param name="Message">What happened, in plain words.</param>
public sealed record StepFault(string Code, string Message)
{
    public Value ToValue() => ObjectValue.Of(("code", Value.Of(Code)), ("message", Value.Of(Message)));

    public static StepFault? FromValue(Value? value) =>
        value is ObjectValue o ? new(o["code"]?.AsText() ?? "", o["message"]?.AsText() ?? "") : null;
}
