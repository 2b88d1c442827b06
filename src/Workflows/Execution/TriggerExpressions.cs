using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Finds conditions, <c>splitOn</c> and limits of a trigger that could never do what they say. Without this they would be noticed only by nothing starting.</summary>
internal static class TriggerExpressions
{
    public static void Check(TriggerDefinition trigger, FaultList faults)
    {
        foreach (var (index, condition) in (trigger.Source["conditions"] as ArrayValue ?? ArrayValue.Empty).Index())
        {
            Expression(condition.Get("expression"), $"{trigger.Path}.conditions[{index}].expression", "A condition of a trigger", faults);
        }

        if (trigger.Source["splitOn"] is { } split)
        {
            Expression(split, $"{trigger.Path}.splitOn", "splitOn", faults);
        }

        if (trigger.Type == "Campaign.Event" && trigger.Inputs.Get("where") is { } where)
        {
            Compile(where, $"{trigger.Path}.inputs.where", faults);
        }

        foreach (var limit in (string[])["runs", "maximumWaitingRuns"])
        {
            if (trigger.Source["runtimeConfiguration"]?.Get("concurrency")?.Get(limit) is { } value and not IntegerValue { Value: > 0 and < int.MaxValue })
            {
                faults.Error($"{trigger.Path}.runtimeConfiguration.concurrency.{limit}", "Concurrency", $"Write a whole number above 0 instead of {value}.");
            }
        }
    }

    private static void Expression(Value? value, string path, string what, FaultList faults)
    {
        if (value?.AsText() is { } text && text.StartsWith('@') && !text.StartsWith("@@", StringComparison.Ordinal))
        {
            Compile(value, path, faults);
        }
        else
        {
            faults.Error(path, "NotAnExpression", $"{what} is an expression that begins with @, such as @triggerBody()?['value'].");
        }
    }

    private static void Compile(Value value, string path, FaultList faults)
    {
        var found = new List<TemplateFault>();
        TemplateCompiler.Compile(value, path, found);
        found.ForEach(f => faults.Error(f.Path, f.Error.Code, $"{f.Error.Message} (position {f.Error.Position + 1})"));
    }
}
