using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Marks the steps whose records a run must keep because an expression may ask for them, and lists references that lead nowhere.</summary>
internal static class ReferenceMarker
{
    public static void Mark(FlowProgram program, IEnumerable<StepReference> references, FaultList faults)
    {
        foreach (var place in references)
        {
            var (from, _, reference, path) = place;
            switch (reference.Kind)
            {
                case ReferenceKind.Action or ReferenceKind.Result:
                    MarkSteps(program, place, faults);
                    break;
                case ReferenceKind.Items or ReferenceKind.IterationIndexes:
                    CheckLoop(program, from, reference, path, faults);
                    break;
                case ReferenceKind.Facts:
                    program.NeedsFacts = true;
                    break;
                case ReferenceKind.Parameter when reference.Name is { } name && !program.Parameters.ContainsKey(name):
                    faults.Error(path, "MissingParameter", $"There is no parameter called '{name}'.");
                    break;
                case ReferenceKind.Variable when reference.Name is { } name && !program.DeclaresVariable(name):
                    faults.Error(path, "MissingVariable", $"There is no variable called '{name}'. Initialise it first.");
                    break;
                case ReferenceKind.Variable or ReferenceKind.Parameter or ReferenceKind.Trigger:
                    break;
            }
        }
    }

    private static void MarkSteps(FlowProgram program, StepReference place, FaultList faults)
    {
        var (from, _, reference, path) = place;
        if (reference.Name is null)
        {
            foreach (var step in program.Steps)
            {
                MarkStep(step, from, reference.Kind);
            }
        }
        else if (program.ByName.TryGetValue(reference.Name, out var step))
        {
            MarkStep(step, from, reference.Kind);
            if (!StepPrecedence.HasEnded(step, place))
            {
                faults.Warn(path, "NotBefore", $"The expression refers to '{step.Name}', which need not have ended by then. Let this step run after it.");
            }
        }
        else
        {
            faults.Error(path, "MissingStep", $"The expression refers to '{reference.Name}', but there is no such step.");
        }
    }

    private static void MarkStep(StepNode step, Block from, ReferenceKind kind)
    {
        step.IsReferenced = true;
        step.IsReferencedOutside |= !from.IsWithin(step.Block);
        for (var owner = step.Block.Owner; owner is not null && kind == ReferenceKind.Action; owner = owner.Block.Owner)
        {
            if (owner.Type == "Foreach" && !from.IsWithin(owner.Blocks[0]))
            {
                (owner.Gathered ??= []).Add(step);
            }
        }

        if (kind == ReferenceKind.Result)
        {
            step.IsResultReferenced = true;
            foreach (var inner in step.Blocks.SelectMany(b => b.Steps))
            {
                inner.IsReferenced = true;
            }
        }
    }

    private static void CheckLoop(FlowProgram program, Block from, Reference reference, string path, FaultList faults)
    {
        if (reference.Name is not { } name)
        {
            return;
        }

        var type = reference.Kind == ReferenceKind.Items ? "Foreach" : "Until";
        if (!program.ByName.TryGetValue(name, out var loop) || loop.Type != type || !loop.Blocks.Any(from.IsWithin))
        {
            faults.Error(path, "MissingLoop", $"The expression refers to the loop '{name}', but it does not stand inside a {type} of that name.");
        }
    }
}

/// <summary>An expression that refers to something, and where it stands.</summary>
/// <param name="Step">The step that evaluates it before its own steps run; null where it is evaluated once all steps of <paramref name="From"/> have ended.</param>
internal readonly record struct StepReference(Block From, StepNode? Step, Reference Reference, string Path);
