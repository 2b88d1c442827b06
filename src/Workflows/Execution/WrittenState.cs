using System.Text.Json;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>A state as it was written. It says which values are kept apart, so that they can be fetched before it is read.</summary>
public sealed class WrittenState
{
    private static readonly Dictionary<string, Value> Nothing = [];

    private readonly ObjectValue _document;
    private readonly int _bytes;

    private WrittenState(ObjectValue document, int bytes)
    {
        (_document, _bytes) = (document, bytes);
        Contents = document["c"] is ArrayValue keys ? [.. keys.Select(k => k.AsText() ?? "")] : [];
    }

    /// <summary>Keys of the values that are kept apart; empty for most runs.</summary>
    public IReadOnlyList<string> Contents { get; }

    /// <exception cref="JsonException">The bytes are not a state.</exception>
    public static WrittenState Parse(ReadOnlySpan<byte> utf8) =>
        ValueJson.Parse(utf8) is ObjectValue o ? new(o, utf8.Length) : throw new JsonException("A run's state is an object.");

    /// <summary>Reads where the run stands, for who does not look at values: those that are kept apart are null.</summary>
    /// <exception cref="JsonException">The state is damaged, or belongs to another version.</exception>
    public RunState ReadStanding(FlowProgram program) => Read(program, Contents.ToDictionary(key => key, _ => Value.Null));

    /// <param name="contents">All of <see cref="Contents"/>; null where there are none.</param>
    /// <exception cref="JsonException">One of the values is not there, or the state is damaged or belongs to another version.</exception>
    public RunState Read(FlowProgram program, IReadOnlyDictionary<string, Value>? contents = null)
    {
        var whole = contents ?? Nothing;
        return Contents.FirstOrDefault(key => !whole.ContainsKey(key)) is { } missing
            ? throw new JsonException($"The state refers to the value {missing}, which is kept apart and was not found.")
            : ReadWhole(program, whole);
    }

    /// <summary>The reader takes it that everything is of the kind that was written. Where it is not, the state is no state, whatever was met first.</summary>
    private RunState ReadWhole(FlowProgram program, IReadOnlyDictionary<string, Value> contents)
    {
        try
        {
            return new StateReader(program, contents).ReadRun(_document, _bytes + Contents.Sum(key => ValueSize.Of(contents[key]).Characters));
        }
        catch (Exception damaged) when (damaged is InvalidCastException or IndexOutOfRangeException or ArgumentException or FormatException)
        {
            throw new JsonException($"The state is damaged: {damaged.Message}", damaged);
        }
    }
}
