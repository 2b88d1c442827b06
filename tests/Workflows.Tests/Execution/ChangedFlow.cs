using System.Globalization;
using System.Text.RegularExpressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Tests.Execution;

/// <summary>The next version of a random flow: steps renamed, taken away, added, wrapped and moved, in any combination.</summary>
internal sealed partial class ChangedFlow(int seed)
{
    private readonly Random _random = new(seed);
    private readonly Dictionary<string, string> _renames = [];
    private readonly List<(string Name, ObjectValue Step)> _uprooted = [];
    private readonly HashSet<string> _gone = [];
    private int _names;

    /// <summary>Old name to new name, for every step that was renamed.</summary>
    public IReadOnlyDictionary<string, string> Renames => _renames;

    public string Of(string actions)
    {
        var changed = Block((ObjectValue)ValueJson.Parse(actions));
        foreach (var (name, step) in _uprooted)
        {
            // To the end of the flow, where a finished step would run again.
            changed = changed.With(_renames.GetValueOrDefault(name, name), Run(step, changed));
        }

        return Reading().Replace(changed.ToString(), match => Name(match.Groups[2].Value) is { } now ? $"{match.Groups[1].Value}('{now}')" : "null");
    }

    /// <summary>What a step of the old version is called in the new one; null where that has none.</summary>
    public string? Name(string old) => _renames.GetValueOrDefault(old) ?? (_gone.Contains(old) && _uprooted.TrueForAll(u => u.Name != old) ? null : old);

    private ObjectValue Block(ObjectValue block)
    {
        var steps = block.Select(p => (p.Key, Step: (ObjectValue)p.Value)).ToList();
        var gone = new HashSet<string>();
        var renamed = new Dictionary<string, string>();
        foreach (var (name, step) in steps)
        {
            switch (_random.Next(12))
            {
                case 0:
                    renamed[name] = _renames[name] = Name();
                    break;
                case 1 when !step.Has("actions"):
                    gone.Add(name);
                    break;
                case 2 when !step.Has("actions"):
                    gone.Add(name);
                    _uprooted.Add((name, step));
                    break;
                default:
                    break;
            }
        }

        _gone.UnionWith(gone);
        var changed = ObjectValue.Empty;
        foreach (var (name, step) in steps.Where(s => !gone.Contains(s.Key)))
        {
            changed = changed.With(renamed.GetValueOrDefault(name, name), Inside(step.With("runAfter", After(step, gone, renamed))));
            if (_random.Next(6) == 0)
            {
                changed = changed.With(Name(), Run((ObjectValue)ValueJson.Parse("""{ "type": "Compose", "inputs": "new" }"""), changed));
            }
        }

        return changed.Count > 0 ? changed : changed.With(Name(), ValueJson.Parse("""{ "type": "Compose", "inputs": "instead", "runAfter": {} }"""));
    }

    private ObjectValue Inside(ObjectValue step)
    {
        var changed = step["actions"] is ObjectValue actions ? step.With("actions", Block(actions)) : step;
        return step["else"]?.Get("actions") is ObjectValue other ? changed.With("else", ObjectValue.Of(("actions", Block(other)))) : changed;
    }

    private static ObjectValue After(ObjectValue step, HashSet<string> gone, Dictionary<string, string> renamed) =>
        step["runAfter"] is ObjectValue after
            ? ObjectValue.Of([.. after.Where(p => !gone.Contains(p.Key)).Select(p => (renamed.GetValueOrDefault(p.Key, p.Key), p.Value))])
            : ObjectValue.Empty;

    private ObjectValue Run(ObjectValue step, ObjectValue block) =>
        step.With("runAfter", ObjectValue.Of([.. block.Where(_ => _random.Next(2) == 0).Select(p => (p.Key, ValueJson.Parse("""["Succeeded", "Failed", "Skipped", "TimedOut"]""")))]));

    [GeneratedRegex(@"\b(outputs|actions)\('(\w+)'\)")]
    private static partial Regex Reading();

    private string Name() => string.Create(CultureInfo.InvariantCulture, $"N{_names++}");
}
