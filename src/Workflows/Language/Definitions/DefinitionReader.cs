using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Language.Definitions;

/// <summary>
/// Reads a bare definition into its model. It reads what the live service reads: types in any case, missing <c>runAfter</c>,
/// unknown members. What is wrong is listed with its path; the model then holds what could be read.
/// </summary>
public sealed class DefinitionReader
{
    /// <summary>Scopes, branches and loops may be nested this deep.</summary>
    public const int MaxNesting = 64;

    private readonly FaultList _faults;
    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    private DefinitionReader(FaultList faults) => _faults = faults;

    /// <param name="values">What an envelope gives for the definition's parameters, each as <c>{ "value": ... }</c>.</param>
    public static FlowDefinition Read(ObjectValue source, FaultList faults, ObjectValue? values = null) => new DefinitionReader(faults).ReadFlow(source, values);

    private FlowDefinition ReadFlow(ObjectValue source, ObjectValue? values)
    {
        if (!source.Has("triggers") && !source.Has("actions"))
        {
            _faults.Error("", "NotADefinition", "This is not a flow definition: it has neither triggers nor actions.");
        }

        List<ParameterDefinition> parameters = [.. Members(source["parameters"], "parameters").Select(p => ParameterReader.Read(p.Key, p.Value, values?[p.Key]?.Get("value"), _faults))];
        return new FlowDefinition
        {
            Source = source,
            Parameters = parameters,
            Triggers = ReadTriggers(source["triggers"], parameters),
            Actions = ReadBlock("", "actions", source["actions"], 1),
            Outputs = ReadOutputs(source["outputs"]),
        };
    }

    private List<TriggerDefinition> ReadTriggers(Value? value, List<ParameterDefinition> parameters)
    {
        var list = new List<TriggerDefinition>();
        foreach (var (name, trigger) in Members(value, "triggers"))
        {
            var path = $"triggers.{name}";
            if (list.Exists(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                _faults.Error(path, "DuplicateName", $"Two triggers are called '{name}', but for upper and lower case. Names must be unique in a flow.");
                continue;
            }

            var source = AsObject(trigger, path);
            var type = ReadType(source, path, $"The trigger '{name}'");
            var recurrence = source["recurrence"] ?? (type == "Recurrence" ? source["inputs"] ?? Value.Null : null);
            list.Add(new(name, type, path, source) { Recurrence = RecurrenceParameters.Fill(recurrence, $"{path}.recurrence", parameters, _faults) });
            CheckTriggerType(type, path, name, source);
        }

        return list;
    }

    private void CheckTriggerType(string type, string path, string name, ObjectValue source)
    {
        if (type.Length == 0 || StepCatalogue.Triggers.Contains(type))
        {
            return;
        }

        if (StepCatalogue.NeedsElsewhere(type) is { } what)
        {
            _faults.NotSupported(path, "ForeignTrigger", ForeignConnector.ExplainTrigger(name, what, source));
        }
        else
        {
            _faults.Error($"{path}.type", "UnknownTrigger", $"'{type}' is not a kind of trigger. Known here: {string.Join(", ", StepCatalogue.Triggers.Order())}.");
        }
    }

    private BlockDefinition ReadBlock(string label, string path, Value? value, int depth)
    {
        var steps = new List<StepDefinition>();
        if (depth > MaxNesting)
        {
            _faults.Error(path, "TooDeep", $"Steps are nested more than {MaxNesting} levels deep. Move a part into a flow of its own.");
            return new BlockDefinition(label, path, steps);
        }

        foreach (var (name, step) in Members(value, path))
        {
            steps.Add(ReadStep(name, $"{path}.{name}", step, depth));
        }

        return new BlockDefinition(label, path, steps);
    }

    private StepDefinition ReadStep(string name, string path, Value value, int depth)
    {
        var source = AsObject(value, path);
        if (!_names.TryAdd(name, path))
        {
            _faults.Error(path, "DuplicateName", $"Two steps are called '{name}' (the other one is at {_names[name]}). Names must be unique in a flow.");
        }

        var type = ReadType(source, path, $"The step '{name}'");
        CheckStepType(type, path, name, source);
        return new(name, type, path, source, ReadRunAfter(source["runAfter"], path), ReadBlocks(type, source, path, depth));
    }

    private void CheckStepType(string type, string path, string name, ObjectValue source)
    {
        if (type.Length == 0 || StepCatalogue.Steps.Contains(type))
        {
            return;
        }

        if (StepCatalogue.NeedsElsewhere(type) is { } what)
        {
            _faults.NotSupported(path, "ForeignStep", ForeignConnector.Explain(name, what, source));
        }
        else
        {
            _faults.Error($"{path}.type", "UnknownStep", $"'{type}' is not a kind of step. Check the spelling of the type of '{name}'.");
        }
    }

    private List<BlockDefinition> ReadBlocks(string type, ObjectValue source, string path, int depth) => type switch
    {
        "If" =>
        [
            ReadBlock("", $"{path}.actions", source["actions"], depth + 1),
            ReadBlock("else", $"{path}.else.actions", source["else"]?.Get("actions"), depth + 1),
        ],
        "Switch" => ReadCases(source, path, depth),
        "Scope" or "Foreach" or "Until" or "Campaign.Stage" => [ReadBlock("", $"{path}.actions", source["actions"], depth + 1)],
        _ => source["actions"] is ObjectValue nested ? [ReadBlock("", $"{path}.actions", nested, depth + 1)] : [],
    };

    private List<BlockDefinition> ReadCases(ObjectValue source, string path, int depth)
    {
        var blocks = new List<BlockDefinition>();
        foreach (var (label, branch) in Members(source["cases"], $"{path}.cases"))
        {
            var at = $"{path}.cases.{label}";
            if (branch.Get("case") is null)
            {
                _faults.Error($"{at}.case", "MissingCase", $"The case '{label}' does not say which value it stands for.");
            }

            blocks.Add(ReadBlock(label, $"{at}.actions", branch.Get("actions"), depth + 1) with { Case = branch.Get("case") ?? Value.Null });
        }

        blocks.Add(ReadBlock("default", $"{path}.default.actions", source["default"]?.Get("actions"), depth + 1));
        return blocks;
    }

    private List<RunAfter> ReadRunAfter(Value? value, string path)
    {
        var list = new List<RunAfter>();
        if (value is not (null or NullValue or ObjectValue))
        {
            _faults.Error($"{path}.runAfter", "NotAnObject", "Name the steps before this one with the statuses they may end in, for example { \"Step\": [\"Succeeded\"] }.");
            return list;
        }

        foreach (var (step, statuses) in Members(value, $"{path}.runAfter"))
        {
            list.Add(new(step, ReadStatuses(statuses, $"{path}.runAfter.{step}")));
        }

        return list;
    }

    private EndStatuses ReadStatuses(Value value, string path)
    {
        var set = EndStatuses.None;
        foreach (var item in value as IEnumerable<Value> ?? [value])
        {
            if (Enum.TryParse<EndStatuses>(item.AsText(), ignoreCase: true, out var status) && status != EndStatuses.None && !char.IsDigit(item.AsText()![0]))
            {
                set |= status;
            }
            else
            {
                _faults.Error(path, "UnknownStatus", $"{item} is not a status a step can end in: use Succeeded, Failed, Skipped or TimedOut.");
            }
        }

        if (set == EndStatuses.None)
        {
            _faults.Error(path, "NoStatus", "Say in which statuses the other step may end, for example [\"Succeeded\"].");
        }

        return set;
    }

    private List<KeyValuePair<string, Value>> ReadOutputs(Value? value) =>
        [.. Members(value, "outputs").Select(o => KeyValuePair.Create(o.Key, o.Value.Get("value") ?? o.Value))];

    private string ReadType(ObjectValue source, string path, string what)
    {
        if (source["type"]?.AsText() is { Length: > 0 } type)
        {
            return StepCatalogue.Spell(type);
        }

        _faults.Error($"{path}.type", "MissingType", $"{what} has no type.");
        return "";
    }

    private ObjectValue AsObject(Value value, string path)
    {
        if (value is ObjectValue o)
        {
            return o;
        }

        _faults.Error(path, "NotAnObject", "Here an object is expected: { … }.");
        return ObjectValue.Empty;
    }

    private ObjectValue Members(Value? value, string path)
    {
        if (value is ObjectValue o)
        {
            return o;
        }

        if (value is not (null or NullValue))
        {
            _faults.Error(path, "NotAnObject", "Here an object is expected: { … }.");
        }

        return ObjectValue.Empty;
    }
}
