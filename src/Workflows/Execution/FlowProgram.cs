using System.Collections.Frozen;
using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// A definition compiled for running: every expression parsed once, every <c>runAfter</c> an ordinal. Immutable, shared by all
/// runs of the version and safe for use from several threads.
/// </summary>
public sealed class FlowProgram
{
    internal FlowProgram(FlowDefinition definition, Block[] blocks, StepNode[] steps, IReadOnlyDictionary<string, string> variables)
    {
        Variables = variables;
        Definition = definition;
        Blocks = blocks;
        Steps = steps;
        ByName = steps.DistinctBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(s => s.Name, StringComparer.OrdinalIgnoreCase);
        Parameters = definition.Parameters.DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
    }

    public FlowDefinition Definition { get; }

    /// <summary>All steps in document order.</summary>
    public IReadOnlyList<StepNode> Steps { get; }

    /// <summary>Whether an expression asks for the campaign's facts: a turn then loads them.</summary>
    public bool NeedsFacts { get; internal set; }

    /// <summary>
    /// Every step that was written is in it and can be reached. A program with errors that is whole can go on with the runs it had: a step
    /// that could not be compiled fails when it is reached.
    /// </summary>
    internal bool IsWhole { get; init; }

    /// <summary>The flow's outputs tell something that is secured.</summary>
    internal bool HidesOutputs { get; set; }

    internal Block[] Blocks { get; }

    internal FrozenDictionary<string, StepNode> ByName { get; }

    internal FrozenDictionary<string, ParameterDefinition> Parameters { get; }

    internal IReadOnlyList<KeyValuePair<string, Template>> Outputs { get; set; } = [];

    /// <summary>All that its expressions refer to, and where they stand.</summary>
    internal IReadOnlyList<StepReference> References { get; init; } = [];

    internal bool DeclaresVariable(string name) => Variables.ContainsKey(name);

    /// <summary>Declared variables with the type each was declared with.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>
    /// Compiles a definition. Every fault is listed; a definition with errors must not be published.
    /// </summary>
    public static FlowProgram Compile(FlowDefinition definition, FaultList faults) => new ProgramCompiler(definition, faults).Compile();

    /// <exception cref="InvalidDefinitionException">The definition has errors.</exception>
    public static FlowProgram Compile(FlowDefinition definition)
    {
        var faults = new FaultList();
        var program = Compile(definition, faults);
        return faults.HasErrors ? throw new InvalidDefinitionException(faults) : program;
    }
}
