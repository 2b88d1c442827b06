using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// Follows what is secured to the steps that use it (WDL reference, "Secure inputs and outputs in run history"): a step whose
/// expressions refer to secured outputs, a secured trigger, a secure parameter, or a variable that holds one of them, hides its inputs,
/// and its outputs too where they tell the inputs.
/// </summary>
internal sealed class SecretFlow
{
    private readonly FlowProgram _program;
    private readonly bool _trigger;
    private readonly HashSet<StepNode> _touched = [];
    private readonly HashSet<string> _variables = new(StringComparer.OrdinalIgnoreCase);

    private SecretFlow(FlowProgram program)
    {
        _program = program;
        _trigger = program.Definition.Triggers.Any(t => t.IsSecured("outputs"));
        foreach (var step in program.Steps.Where(s => s.SecureInputs))
        {
            Touch(step);
        }
    }

    public static void Mark(FlowProgram program, IReadOnlyCollection<StepReference> references)
    {
        var flow = new SecretFlow(program);
        if (!flow._trigger && !program.Steps.Any(s => s.SecureOutputs) && !program.Definition.Parameters.Any(p => p.IsSecure))
        {
            return;
        }

        // What one step hides may make another one hide: until nothing changes.
        var changed = true;
        while (changed)
        {
            changed = references.Aggregate(false, (any, place) => flow.Take(place) || any);
        }

        program.HidesOutputs = references.Any(place => place.Step is null && place.From.Owner is null && flow.IsSecret(place));
    }

    private bool Take(StepReference place)
    {
        // What is evaluated once a block has ended, as an Until's condition is, belongs to the step around it.
        if ((place.Step ?? place.From.Owner) is not { } step || _touched.Contains(step) || !IsSecret(place))
        {
            return false;
        }

        step.HideInputs();
        return Touch(step);
    }

    private bool Touch(StepNode step)
    {
        if (step.Compiled is DeclaredVariable[] declared)
        {
            _variables.UnionWith(declared.Select(v => v.Name));
        }

        if (step.Kind is ChangeVariableStep && step.Definition.Inputs.Get("name")?.AsText() is { } written)
        {
            _variables.UnionWith(DeclaredVariable.NameOf(written) is { } name ? [name] : _program.Variables.Keys);
        }

        return _touched.Add(step);
    }

    /// <summary>A name that is computed when the flow runs may be any.</summary>
    private bool IsSecret(StepReference place)
    {
        var name = place.Reference.Name;
        return place.Reference.Kind switch
        {
            ReferenceKind.Trigger => _trigger,
            ReferenceKind.Parameter => _program.Definition.Parameters.Any(p => p.IsSecure && Is(p.Name, name)),
            ReferenceKind.Variable => name is null ? _variables.Count > 0 : _variables.Contains(name),
            ReferenceKind.Action => Steps(name).Any(s => s.SecureOutputs),
            ReferenceKind.Result => Steps(name).Any(s => s.Blocks.Any(b => b.Steps.Any(inner => inner.SecureOutputs))),
            ReferenceKind.Items => IsSecretItem(place.From, name),
            ReferenceKind.IterationIndexes or ReferenceKind.Facts => false,
            _ => throw new ArgumentOutOfRangeException(nameof(place)),
        };
    }

    private bool IsSecretItem(Block from, string? loop)
    {
        for (var owner = from.Owner; owner is not null; owner = owner.Block.Owner)
        {
            if (owner.Type == "Foreach" && Is(owner.Name, loop) && _touched.Contains(owner))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<StepNode> Steps(string? name) =>
        name is null ? _program.Steps : _program.ByName.TryGetValue(name, out var step) ? [step] : [];

    private static bool Is(string known, string? name) => name is null || string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
