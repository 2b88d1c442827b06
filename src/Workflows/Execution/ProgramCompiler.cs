using CampaignTracker.Workflows.Language.Definitions;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Steps;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Turns a definition into a program: lays out blocks and steps, compiles expressions, works out which records a run must keep.</summary>
internal sealed class ProgramCompiler(FlowDefinition definition, FaultList faults)
{
    /// <summary>The member of a step that is worked out when the step has ended.</summary>
    internal const string Tracked = "trackedProperties";

    /// <summary>Faults of a step for which its kind compiles nothing that could be run.</summary>
    private static readonly string[] NothingToRun = ["MissingExpression", "MissingItems", "MissingVariable", "VariableName", "VariableType", "StaticResult"];

    private readonly List<Block> _blocks = [];
    private readonly List<StepNode> _steps = [];
    private readonly List<StepReference> _references = [];
    private bool _leavesOut = faults.Errors.Any(f => f.Code is "NotADefinition" or "TooDeep");

    public FaultList Faults => faults;

    /// <summary>Variables the steps declare, with their types.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FlowProgram Compile()
    {
        var read = faults.Count;
        var root = Lay(definition.Actions, null);
        var isWhole = !_leavesOut && faults.Count == read;
        foreach (var trigger in definition.Triggers)
        {
            WrittenTimes.Check(trigger, faults);
            TriggerExpressions.Check(trigger, faults);
            WrittenWords.Check(trigger, faults);
        }

        foreach (var step in _steps)
        {
            CompileStep(step);
            WrittenTimes.Check(step.Definition, faults);
            WrittenWords.Check(step, faults);
        }

        var outputs = definition.Outputs
            .Select(o => KeyValuePair.Create(o.Key, Template(o.Value, $"outputs.{o.Key}", root, null)))
            .ToList();
        var program = new FlowProgram(definition, [.. _blocks], [.. _steps], Variables) { Outputs = outputs, IsWhole = isWhole, References = _references };
        ReferenceMarker.Mark(program, _references, faults);
        SecretFlow.Mark(program, _references);
        return program;
    }

    /// <summary>Compiles a value of a step; its expressions see what the step's own inputs see.</summary>
    public Template Template(Value value, string path, StepNode step) => Template(value, path, step.Block, step);

    /// <summary>Compiles a value whose expressions also see the steps inside <paramref name="step"/>'s first block, as an Until's condition does.</summary>
    public Template TemplateInside(Value value, string path, StepNode step) => Template(value, path, step.Blocks[0], null);

    /// <summary>Compiles text that is an expression with or without its leading @.</summary>
    public Template Expression(string text, string path, StepNode step)
    {
        if (text.StartsWith('@'))
        {
            return Template(Value.Of(text), path, step);
        }

        var found = new List<TemplateFault>();
        return Noted(TemplateCompiler.CompileExpression(text, path, found), found, path, step.Block, step);
    }

    /// <summary>Notes that a step refers to something that it names outside of any expression.</summary>
    public void Refer(StepNode step, Reference reference, string path) => _references.Add(new(step.Block, step, reference, path));

    private Template Template(Value value, string path, Block block, StepNode? step)
    {
        var found = new List<TemplateFault>();
        return Noted(TemplateCompiler.Compile(value, path, found), found, path, block, step);
    }

    private Template Noted(Template template, List<TemplateFault> found, string path, Block block, StepNode? step)
    {
        found.ForEach(f => faults.Error(f.Path, f.Error.Code, $"{f.Error.Message} (position {f.Error.Position + 1})"));
        foreach (var reference in template.References)
        {
            _references.Add(new(block, step, reference, path));
        }

        return template;
    }

    private Block Lay(BlockDefinition source, StepNode? owner)
    {
        var block = new Block { Index = _blocks.Count, Label = source.Label, Owner = owner, Case = source.Case };
        _blocks.Add(block);
        var ordinals = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var nodes = new List<StepNode>();
        foreach (var step in source.Steps)
        {
            if (ordinals.TryAdd(step.Name, nodes.Count))
            {
                var node = new StepNode(step, StepKinds.For(step.Type), _steps.Count, nodes.Count, block);
                _steps.Add(node);
                nodes.Add(node);
                node.Blocks = [.. step.Blocks.Select(b => Lay(b, node))];
            }
            else
            {
                _leavesOut = true;
            }
        }

        block.Steps = [.. nodes];
        BlockOrder.Link(block, ordinals, faults);
        return block;
    }

    private void CompileStep(StepNode step)
    {
        var source = step.Definition;
        step.Inputs = Template(step.Kind.InputsOf(source), $"{source.Path}.inputs", step);
        if (source.Source["limit"]?.Get("timeout") is { } timeout && step.Kind.TimeoutIsItsOwn is false)
        {
            step.Timeout = Template(timeout, $"{source.Path}.limit.timeout", step);
        }

        if (source.Source[Tracked] is ObjectValue tracked)
        {
            step.Tracked = Template(tracked, $"{source.Path}.{Tracked}", step);
        }

        var before = faults.Count;
        step.Static = StaticResult.Of(source, definition.Source, faults);
        if (step.Kind.Retries)
        {
            CompileRetry(step);
        }

        step.Kind.Compile(step, this);
        step.Unmade = faults.Skip(before).FirstOrDefault(f => f.Severity == FaultSeverity.Error && NothingToRun.Contains(f.Code));
    }

    private void CompileRetry(StepNode step)
    {
        var (written, place) = step.Kind.RetryPolicyOf(step.Definition);
        var path = $"{step.Definition.Path}.{place}";
        var template = Template(written ?? Value.Null, path, step);
        if (template.IsConstant)
        {
            step.Retry = RetryPolicy.Read(written, path, faults);
        }
        else
        {
            step.WrittenRetry = template;
        }
    }
}
