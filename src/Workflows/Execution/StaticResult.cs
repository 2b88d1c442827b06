using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>What a step gives instead of running, where its <c>runtimeConfiguration.staticResult</c> is enabled (WDL reference, "Static results").</summary>
internal sealed record StaticResult(StepStatus Status, Value Outputs, StepFault? Fault)
{
    private static readonly StepStatus[] Ends = [StepStatus.Succeeded, StepStatus.Failed, StepStatus.TimedOut, StepStatus.Skipped, StepStatus.Cancelled];

    /// <summary>Null where the step runs. One that does not is a warning: static results are for trying a flow out.</summary>
    public static StaticResult? Of(StepDefinition step, ObjectValue definition, FaultList faults)
    {
        var wish = step.RuntimeConfiguration?.Get("staticResult");
        if (!string.Equals(wish?.Get("staticResultOptions")?.AsText(), "Enabled", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var path = $"{step.Path}.runtimeConfiguration.staticResult";
        var name = wish!.Get("name")?.AsText() ?? "";
        if (definition["staticResults"]?.Get(name) is not { } result || StatusOf(result) is not { } status)
        {
            faults.Error(path, "StaticResult", $"'{step.Name}' is to give the static result '{name}', but the definition's staticResults hold none of that name with a status.");
            return null;
        }

        faults.Warn(path, "StaticResult", $"'{step.Name}' does not run: it gives the static result '{name}'. Switch that off before people rely on the flow.");
        return new(status, result.Get("outputs") ?? Value.Null, StepFault.FromValue(result.Get("error")) ?? FaultOf(status, step));
    }

    private static StepStatus? StatusOf(Value result)
    {
        var index = Array.FindIndex(Ends, s => string.Equals(Records.Name(s), result.Get("status")?.AsText(), StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : Ends[index];
    }

    private static StepFault? FaultOf(StepStatus status, StepDefinition step) =>
        status is StepStatus.Failed or StepStatus.TimedOut ? new("ActionFailed", $"The static result of '{step.Name}' says so.") : null;
}
