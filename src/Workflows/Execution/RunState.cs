using System.Buffers;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// A run as it stands: only what later steps can still refer to. History is in the journal. <see cref="Engine.Advance"/> never
/// changes a state it is given. Belongs to one version of a flow; reading it with another one's program is an error.
/// </summary>
public sealed class RunState
{
    internal RunState()
    {
    }

    public RunStatus Status { get; internal set; }

    /// <summary>Inputs taken so far; the number of the next turn's seed.</summary>
    public long Turn { get; internal set; }

    /// <summary>How the run ended; null while it has not, or where nothing was at fault.</summary>
    public StepFault? Fault { get; internal set; }

    /// <summary>The flow's own outputs; null until it has ended.</summary>
    public Value? Outputs { get; internal set; }

    public bool HasEnded => Status is RunStatus.Succeeded or RunStatus.Failed or RunStatus.TimedOut or RunStatus.Cancelled;

    /// <summary>No less than the characters of JSON that its values have; see <see cref="RunLimits.StateCharacters"/>. Not part of the written state.</summary>
    internal long Size { get; set; }

    /// <summary>Large values of variables as they were read: those that are still the same have settled. Null where there were none.</summary>
    internal HashSet<Value>? Settled { get; set; }

    internal long NextInstance { get; set; } = 1;

    internal string TriggerName { get; set; } = "";

    internal Value TriggerOutputs { get; set; } = Value.Null;

    internal DateTimeOffset StartedAt { get; set; }

    internal Dictionary<string, Value> Variables { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    internal Frame? Root { get; set; }

    /// <summary>Inputs that arrived while the run was paused and are taken when it goes on, in order; see <see cref="Holding"/>.</summary>
    internal List<RunInput> Held { get; init; } = [];

    public static RunState New() => new();

    /// <summary>Writes the state as compact JSON.</summary>
    /// <param name="keep">Keeps a large value apart and gives the key under which <see cref="WrittenState"/> asks for it; null where all is written here.</param>
    public void Write(IBufferWriter<byte> target, Func<Value, string>? keep = null)
    {
        using var writer = new Utf8JsonWriter(target, StateJson.Writing);
        StateJson.Write(writer, this, keep);
    }

    public byte[] ToBytes(Func<Value, string>? keep = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(buffer, keep);
        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not a state.</exception>
    public static RunState Read(FlowProgram program, ReadOnlySpan<byte> utf8) => WrittenState.Parse(utf8).Read(program);

    internal RunState Clone() => new()
    {
        Status = Status,
        Turn = Turn,
        Size = Size,
        Settled = Settled,
        Fault = Fault,
        Outputs = Outputs,
        NextInstance = NextInstance,
        TriggerName = TriggerName,
        TriggerOutputs = TriggerOutputs,
        StartedAt = StartedAt,
        Variables = new(Variables, StringComparer.OrdinalIgnoreCase),
        Root = Root?.Clone(null),
        Held = [.. Held],
    };
}
