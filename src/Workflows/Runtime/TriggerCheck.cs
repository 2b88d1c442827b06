using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime;

/// <summary>Whether a trigger fires, how often (<c>splitOn</c>) and beside how many others: its <c>where</c>, conditions and limits, compiled once.</summary>
internal sealed class TriggerCheck
{
    /// <summary>Starts that may queue where the trigger names no <c>maximumWaitingRuns</c>.</summary>
    private const int Waiting = 100;

    private readonly List<(string Text, Template Template)> _conditions = [];
    private readonly Template? _split;
    private readonly string? _splitText;
    private readonly bool _hidesWords;

    public TriggerCheck(TriggerDefinition trigger)
    {
        var faults = new List<TemplateFault>();
        MostRuns = trigger.ConcurrentRuns;
        _hidesWords = trigger.IsSecured("inputs") || trigger.IsSecured("outputs");
        MostWaiting = trigger.MostWaitingRuns ?? Waiting;
        if (trigger.SplitOn is { } split)
        {
            _splitText = split;
            _split = TemplateCompiler.Compile(Value.Of(split), trigger.Path + ".splitOn", faults);
        }

        if (trigger.Inputs.Get("where") is { } where)
        {
            _conditions.Add(("inputs.where", TemplateCompiler.Compile(where, trigger.Path + ".inputs.where", faults)));
        }

        foreach (var (index, condition) in trigger.Conditions.Index())
        {
            _conditions.Add((condition, TemplateCompiler.Compile(Value.Of(condition), $"{trigger.Path}.conditions[{index}]", faults)));
        }
    }

    /// <summary>Runs that may be under way at once; null for no limit.</summary>
    public int? MostRuns { get; }

    /// <summary>Starts that may queue behind <see cref="MostRuns"/>; what comes after them is refused.</summary>
    public int MostWaiting { get; }

    /// <summary>A run of it has one item of <c>splitOn</c> as its body.</summary>
    public bool Splits => _split is not null;

    public bool NeedsFacts => _conditions.Any(c => c.Template.References.Any(r => r.Kind == ReferenceKind.Facts));

    /// <summary>Null where it fires; otherwise why it does not, in words for the trigger history.</summary>
    /// <param name="outputs">The trigger's, with <c>body</c>.</param>
    public string? WhyNot(DateTimeOffset now, Random chance, ObjectValue outputs, TurnFacts? facts)
    {
        var scope = new Scope(now, chance, outputs, facts);
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
                return $"The condition {text} could not be worked out: {Words(fault)}";
            }
        }

        return null;
    }

    /// <summary>The outputs of each run to start: one, or with <c>splitOn</c> one for each item of the list, which is then the body. The campaign's facts are not seen here.</summary>
    /// <param name="reason">Why it could not be split, in words for the trigger history; null where it could.</param>
    public IReadOnlyList<ObjectValue> Split(DateTimeOffset now, Random chance, ObjectValue outputs, out string? reason)
    {
        reason = null;
        if (_split is null)
        {
            return [outputs];
        }

        try
        {
            if (_split.Evaluate(new Scope(now, chance, outputs, null)) is ArrayValue items)
            {
                reason = items.Count == 0 ? $"splitOn {_splitText} gave an empty list." : null;
                return [.. items.Select(item => outputs.With("body", item))];
            }

            reason = $"splitOn {_splitText} did not give a list.";
        }
        catch (ExpressionException fault)
        {
            reason = $"splitOn {_splitText} could not be worked out: {Words(fault)}";
        }

        return [];
    }

    /// <summary>Messages quote what the trigger brought.</summary>
    private string Words(ExpressionException fault) => _hidesWords ? $"{fault.Error.Code}. Its words are hidden because the trigger is secured." : fault.Error.Message;

    private sealed class Scope(DateTimeOffset now, Random chance, ObjectValue outputs, TurnFacts? facts) : ExpressionContext
    {
        public override DateTimeOffset Now => now;

        public override Random Chance => chance;

        public override Value? Item => outputs["body"];

        public override Value? TriggerOutputs => outputs;

        public override Value? Campaign => facts?.Facts;

        public override IWorkingDays? WorkingDays => facts?.WorkingDays;

        public override Value? Claim(string key) => facts?.Claims.Get(key);

        public override Value? Stage(string key) =>
            (facts?.Facts.Get("stages") as ArrayValue)?.FirstOrDefault(s => string.Equals(s.Get("key")?.AsText(), key, StringComparison.OrdinalIgnoreCase));
    }
}
