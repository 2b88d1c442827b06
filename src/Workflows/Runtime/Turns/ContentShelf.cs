using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Large values of states that this process has used lately, so that a turn need not fetch them again. They never change. Safe for use from several threads.</summary>
internal sealed class ContentShelf
{
    /// <summary>Characters of all values on the shelf; past that the oldest go.</summary>
    private const long Most = 32 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Value Value)>> _values = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Value Value)> _latest = new();
    private long _characters;

    /// <summary>Those of the values that there are; what is not on the shelf is fetched in one query.</summary>
    public async Task<IReadOnlyDictionary<string, Value>> FetchAsync(ITurn turn, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, Value>(keys.Count, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (Find(key) is { } value)
            {
                found[key] = value;
            }
        }

        var missing = keys.Where(key => !found.ContainsKey(key)).ToList();
        if (missing.Count > 0)
        {
            foreach (var (key, bytes) in await turn.ContentsAsync(missing, cancel))
            {
                found[key] = Put(key, ValueJson.Parse(bytes));
            }
        }

        return found;
    }

    private Value? Find(string key)
    {
        lock (_lock)
        {
            if (!_values.TryGetValue(key, out var node))
            {
                return null;
            }

            _latest.Remove(node);
            _latest.AddFirst(node);
            return node.Value.Value;
        }
    }

    private Value Put(string key, Value value)
    {
        RunContents.Remember(key, value);
        lock (_lock)
        {
            if (_values.TryAdd(key, new((key, value))))
            {
                _latest.AddFirst(_values[key]);
                _characters += ValueSize.Of(value).Characters;
            }

            while (_characters > Most && _latest.Last is { } oldest && oldest.Value.Key != key)
            {
                _latest.RemoveLast();
                _values.Remove(oldest.Value.Key);
                _characters -= ValueSize.Of(oldest.Value.Value).Characters;
            }
        }

        return value;
    }
}
