using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Whether a trigger fires for an event: its <c>where</c> and its conditions, compiled once.</summary>
internal sealed class TriggerCheck
{
    private readonly List<(string Text, Template Template)> _conditions = [];

    public TriggerCheck(TriggerDefinition trigger)
    {
        var faults = new List<TemplateFault>();
        if (trigger.Inputs.Get("where") is { } where)
        {
            _conditions.Add(("inputs.where", TemplateCompiler.Compile(where, trigger.Path + ".inputs.where", faults)));
        }

        foreach (var (index, condition) in trigger.Conditions.Index())
        {
            _conditions.Add((condition, TemplateCompiler.Compile(Value.Of(condition), $"{trigger.Path}.conditions[{index}]", faults)));
        }
    }

    public bool NeedsFacts => _conditions.Any(c => c.Template.References.Any(r => r.Kind == ReferenceKind.Facts));

    /// <summary>Null where it fires; otherwise why it does not, in words for the trigger history.</summary>
    public string? WhyNot(DateTimeOffset now, Random chance, Value payload, TurnFacts? facts)
    {
        var scope = new Scope(now, chance, payload, facts);
        foreach (var (text, template) in _conditions)
        {
            try
            {
                if (!template.Evaluate(scope).Equals(Value.True))
                {
                    return $"The condition {text} did not hold.";
                }
            }
            catch (ExpressionException fault)
            {
                return $"The condition {text} could not be worked out: {fault.Error.Message}";
            }
        }

        return null;
    }

    private sealed class Scope(DateTimeOffset now, Random chance, Value payload, TurnFacts? facts) : ExpressionContext
    {
        public override DateTimeOffset Now => now;

        public override Random Chance => chance;

        public override Value? Item => payload;

        public override Value? TriggerOutputs => ObjectValue.Of(("body", payload));

        public override Value? Campaign => facts?.Facts;

        public override IWorkingDays? WorkingDays => facts?.WorkingDays;

        public override Value? Claim(string key) => facts?.Claims.Get(key);

        public override Value? Stage(string key) =>
            (facts?.Facts.Get("stages") as ArrayValue)?.FirstOrDefault(s => string.Equals(s.Get("key")?.AsText(), key, StringComparison.OrdinalIgnoreCase));
    }
}
