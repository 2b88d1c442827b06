using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>One compiled step. Shared by all runs of the version; never changes after compilation.</summary>
public sealed class StepNode
{
    internal StepNode(StepDefinition definition, StepKind kind, int index, int ordinal, Block block)
    {
        Definition = definition;
        Kind = kind;
        Index = index;
        Ordinal = ordinal;
        Block = block;
        SecureInputs = definition.IsSecured("inputs");
        SecureOutputs = SecureInputs || definition.IsSecured("outputs");
    }

    public string Name => Definition.Name;

    public string Type => Definition.Type;

    public StepDefinition Definition { get; }

    /// <summary>Position among all steps of the flow, in document order.</summary>
    public int Index { get; }

    internal StepKind Kind { get; }

    /// <summary>Position within its block.</summary>
    internal int Ordinal { get; }

    internal Block Block { get; }

    internal Block[] Blocks { get; set; } = [];

    internal Predecessor[] After { get; set; } = [];

    /// <summary>Ordinals of the steps that run after this one.</summary>
    internal int[] Before { get; set; } = [];

    internal Template Inputs { get; set; } = Template.Null;

    internal Template? Timeout { get; set; }

    internal Template? Tracked { get; set; }

    internal RetryPolicy Retry { get; set; } = RetryPolicy.None;

    /// <summary>What the step gives instead of running; null where it runs.</summary>
    internal StaticResult? Static { get; set; }

    /// <summary>The retry policy where it holds expressions; <see cref="Retry"/> then stands for nothing.</summary>
    internal Template? WrittenRetry { get; set; }

    /// <summary>What the step's kind compiled for itself: a loop's condition, a gate's.</summary>
    internal object? Compiled { get; set; }

    /// <summary>Why there is nothing that could be run: the step fails with it when it is reached.</summary>
    internal DefinitionFault? Unmade { get; set; }

    /// <summary>Some expression may ask for this step's record, so a run keeps it.</summary>
    internal bool IsReferenced { get; set; }

    /// <summary>Asked for from outside its own block, so it outlives the block.</summary>
    internal bool IsReferencedOutside { get; set; }

    /// <summary>Of a loop over items: steps inside it that something outside it names.</summary>
    internal HashSet<StepNode>? Gathered { get; set; }

    /// <summary>Some expression may ask for <c>result()</c> of this scope.</summary>
    internal bool IsResultReferenced { get; set; }

    /// <summary>Hidden in the journal, and nowhere else.</summary>
    internal bool SecureInputs { get; private set; }

    internal bool SecureOutputs { get; private set; }

    /// <summary>The inputs tell something that is secured elsewhere.</summary>
    internal void HideInputs()
    {
        SecureInputs = true;
        SecureOutputs |= Kind.OutputsTellInputs;
    }

    /// <summary>The inputs as one value; kinds read members of it.</summary>
    internal static Value Masked { get; } = ObjectValue.Of(("secured", Value.True));
}

internal readonly record struct Predecessor(int Ordinal, EndStatuses Statuses);
