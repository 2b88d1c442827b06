using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Expressions;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>
/// Writes a state. Short names and numbers, because every turn writes one; instants are UTC ticks. Large values may be kept apart and
/// stand here by their key only, as <c>{"$content": key}</c>; <c>c</c> lists the keys. <see cref="WrittenState"/> reads it.
/// </summary>
internal sealed class StateJson
{
    public const string Reference = "$content";

    /// <summary>The largest value that stands in a state or a journal itself. Unit: characters of JSON, about.</summary>
    public const int Inline = 32 * 1024;

    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2048,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _writer;
    private readonly Func<Value, string>? _keep;
    private readonly List<string> _keys = [];

    private StateJson(Utf8JsonWriter writer, Func<Value, string>? keep) => (_writer, _keep) = (writer, keep);

    /// <param name="keep">Keeps a value apart and gives its key; null where all stands in the state itself.</param>
    public static void Write(Utf8JsonWriter writer, RunState state, Func<Value, string>? keep) => new StateJson(writer, keep).Write(state);

    private void Write(RunState state)
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("s", (int)state.Status);
        _writer.WriteNumber("t", state.Turn);
        _writer.WriteNumber("n", state.NextInstance);
        _writer.WriteNumber("at", state.StartedAt.UtcTicks);
        _writer.WriteString("tn", state.TriggerName);
        WriteValue("to", state.TriggerOutputs);
        WriteFault(state.Fault);
        WriteValue("o", state.Outputs);
        if (state.Variables.Count > 0)
        {
            _writer.WriteStartObject("v");
            foreach (var (name, value) in state.Variables)
            {
                // One that changes with every turn would leave a copy behind each time: it is kept apart once it has stayed the same.
                WriteValue(name, value, mayKeep: state.Settled?.Contains(value) == true);
            }

            _writer.WriteEndObject();
        }

        if (state.Root is { } root)
        {
            _writer.WritePropertyName("r");
            WriteFrame(root);
        }

        if (state.Held.Count > 0)
        {
            _writer.WriteStartArray("h");
            state.Held.ForEach(input => RunInputJson.Write(_writer, input));
            _writer.WriteEndArray();
        }

        if (_keys.Count > 0)
        {
            _writer.WriteStartArray("c");
            _keys.ForEach(_writer.WriteStringValue);
            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
    }

    private void WriteFrame(Frame frame)
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("b", frame.Block.Index);
        if (frame.Turn >= 0)
        {
            _writer.WriteNumber("t", frame.Turn);
        }

        WriteValue("i", frame.Item);
        _writer.WriteString("s", string.Create(frame.Statuses.Length, frame.Statuses, static (text, statuses) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + (int)statuses[i]);
            }
        }));
        WriteStates(frame);
        WriteKept(frame);
        if (frame.SkippedByPerson is { Count: > 0 } skipped)
        {
            _writer.WriteStartArray("p");
            foreach (var ordinal in skipped.Order())
            {
                _writer.WriteNumberValue(ordinal);
            }

            _writer.WriteEndArray();
        }

        if (frame.Visits is { Count: > 0 } visits)
        {
            _writer.WriteStartArray("g");
            foreach (var (ordinal, count) in visits.OrderBy(v => v.Key))
            {
                _writer.WriteNumberValue(ordinal);
                _writer.WriteNumberValue(count);
            }

            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
    }

    private void WriteStates(Frame frame)
    {
        _writer.WriteStartArray("x");
        for (var i = 0; i < frame.States.Length; i++)
        {
            if (frame.States[i] is { } state)
            {
                _writer.WriteNumberValue(i);
                WriteState(state);
            }
        }

        _writer.WriteEndArray();
    }

    private void WriteKept(Frame frame)
    {
        if (frame.Kept is not { Count: > 0 } kept)
        {
            return;
        }

        _writer.WriteStartArray("k");
        foreach (var (index, step) in kept.OrderBy(k => k.Key))
        {
            _writer.WriteNumberValue(index);
            _writer.WriteNumberValue((int)step.Status);
            if (step.State is null)
            {
                _writer.WriteNullValue();
            }
            else
            {
                WriteState(step.State);
            }
        }

        _writer.WriteEndArray();
    }

    private void WriteState(StepState state)
    {
        _writer.WriteStartObject();
        _writer.WriteNumber("i", state.Instance);
        WriteCount("v", state.Visit, 1);
        WriteCount("a", state.Attempt, 1);
        _writer.WriteNumber("st", state.StartedAt.UtcTicks);
        if (state.EndedAt != default)
        {
            _writer.WriteNumber("e", state.EndedAt.UtcTicks);
        }

        WriteValue("in", state.Inputs);
        WriteValue("out", state.Outputs);
        WriteFault(state.Fault);
        WriteValue("m", state.Memory);
        WriteValue("r", state.Result);
        WriteValue("tr", state.TurnResults is { } turns ? ArrayValue.From(turns) : null);
        WriteCount("w", state.HasWaits ? 1 : 0, 0);
        WriteCount("n", state.Turns, 0);
        WriteCount("tf", state.TurnFailed ? 1 : 0, 0);
        if (state.Timers is { Count: > 0 } timers)
        {
            _writer.WriteStartArray("tm");
            foreach (var (purpose, dueAt) in timers)
            {
                _writer.WriteNumberValue((int)purpose);
                _writer.WriteNumberValue(dueAt.UtcTicks);
            }

            _writer.WriteEndArray();
        }

        if (state.Frames is { Count: > 0 } frames)
        {
            _writer.WriteStartArray("fr");
            frames.ForEach(frame => WriteFrame(frame));
            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
    }

    private void WriteCount(string name, int value, int usual)
    {
        if (value != usual)
        {
            _writer.WriteNumber(name, value);
        }
    }

    private void WriteValue(string name, Value? value, bool mayKeep = true)
    {
        if (value is null)
        {
            return;
        }

        _writer.WritePropertyName(name);
        if (_keep is null || !((mayKeep && IsLarge(value)) || LooksLikeReference(value)))
        {
            ValueJson.Write(_writer, value);
            return;
        }

        var key = _keep(value);
        if (!_keys.Contains(key))
        {
            _keys.Add(key);
        }

        _writer.WriteStartObject();
        _writer.WriteString(Reference, key);
        _writer.WriteEndObject();
    }

    public static bool IsLarge(Value value) => value is ArrayValue or ObjectValue or StringValue && ValueSize.Of(value).Characters > Inline;

    private static bool LooksLikeReference(Value value) => value is ObjectValue { Count: 1 } o && o.TryGetExact(Reference, out _);

    private void WriteFault(StepFault? fault)
    {
        if (fault is not null)
        {
            WriteValue("f", fault.ToValue());
        }
    }
}
