using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Writes a state. Short names and numbers, because every turn writes one; instants are UTC ticks. <see cref="StateReader"/> reads it.</summary>
internal static class StateJson
{
    public static readonly JsonWriterOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 2048,
        SkipValidation = true,
    };

    public static void Write(Utf8JsonWriter writer, RunState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("s", (int)state.Status);
        writer.WriteNumber("t", state.Turn);
        writer.WriteNumber("n", state.NextInstance);
        writer.WriteNumber("at", state.StartedAt.UtcTicks);
        writer.WriteString("tn", state.TriggerName);
        WriteValue(writer, "to", state.TriggerOutputs);
        WriteFault(writer, state.Fault);
        WriteValue(writer, "o", state.Outputs);
        if (state.Variables.Count > 0)
        {
            writer.WriteStartObject("v");
            foreach (var (name, value) in state.Variables)
            {
                WriteValue(writer, name, value);
            }

            writer.WriteEndObject();
        }

        if (state.Root is { } root)
        {
            writer.WritePropertyName("r");
            WriteFrame(writer, root);
        }

        if (state.Held.Count > 0)
        {
            writer.WriteStartArray("h");
            state.Held.ForEach(input => RunInputJson.Write(writer, input));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteFrame(Utf8JsonWriter writer, Frame frame)
    {
        writer.WriteStartObject();
        writer.WriteNumber("b", frame.Block.Index);
        if (frame.Turn >= 0)
        {
            writer.WriteNumber("t", frame.Turn);
        }

        WriteValue(writer, "i", frame.Item);
        writer.WriteString("s", string.Create(frame.Statuses.Length, frame.Statuses, static (text, statuses) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = (char)('0' + (int)statuses[i]);
            }
        }));
        WriteStates(writer, frame);
        WriteKept(writer, frame);
        if (frame.SkippedByPerson is { Count: > 0 } skipped)
        {
            writer.WriteStartArray("p");
            foreach (var ordinal in skipped.Order())
            {
                writer.WriteNumberValue(ordinal);
            }

            writer.WriteEndArray();
        }

        if (frame.Visits is { Count: > 0 } visits)
        {
            writer.WriteStartArray("g");
            foreach (var (ordinal, count) in visits.OrderBy(v => v.Key))
            {
                writer.WriteNumberValue(ordinal);
                writer.WriteNumberValue(count);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteStates(Utf8JsonWriter writer, Frame frame)
    {
        writer.WriteStartArray("x");
        for (var i = 0; i < frame.States.Length; i++)
        {
            if (frame.States[i] is { } state)
            {
                writer.WriteNumberValue(i);
                WriteState(writer, state);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteKept(Utf8JsonWriter writer, Frame frame)
    {
        if (frame.Kept is not { Count: > 0 } kept)
        {
            return;
        }

        writer.WriteStartArray("k");
        foreach (var (index, step) in kept.OrderBy(k => k.Key))
        {
            writer.WriteNumberValue(index);
            writer.WriteNumberValue((int)step.Status);
            if (step.State is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                WriteState(writer, step.State);
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter writer, StepState state)
    {
        writer.WriteStartObject();
        writer.WriteNumber("i", state.Instance);
        WriteCount(writer, "v", state.Visit, 1);
        WriteCount(writer, "a", state.Attempt, 1);
        writer.WriteNumber("st", state.StartedAt.UtcTicks);
        if (state.EndedAt != default)
        {
            writer.WriteNumber("e", state.EndedAt.UtcTicks);
        }

        WriteValue(writer, "in", state.Inputs);
        WriteValue(writer, "out", state.Outputs);
        WriteFault(writer, state.Fault);
        WriteValue(writer, "m", state.Memory);
        WriteValue(writer, "r", state.Result);
        WriteValue(writer, "tr", state.TurnResults is { } turns ? ArrayValue.From(turns) : null);
        WriteCount(writer, "w", state.HasWaits ? 1 : 0, 0);
        WriteCount(writer, "n", state.Turns, 0);
        WriteCount(writer, "tf", state.TurnFailed ? 1 : 0, 0);
        if (state.Timers is { Count: > 0 } timers)
        {
            writer.WriteStartArray("tm");
            foreach (var (purpose, dueAt) in timers)
            {
                writer.WriteNumberValue((int)purpose);
                writer.WriteNumberValue(dueAt.UtcTicks);
            }

            writer.WriteEndArray();
        }

        if (state.Frames is { Count: > 0 } frames)
        {
            writer.WriteStartArray("fr");
            frames.ForEach(frame => WriteFrame(writer, frame));
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteCount(Utf8JsonWriter writer, string name, int value, int usual)
    {
        if (value != usual)
        {
            writer.WriteNumber(name, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, string name, Value? value)
    {
        if (value is not null)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, value);
        }
    }

    private static void WriteFault(Utf8JsonWriter writer, StepFault? fault)
    {
        if (fault is not null)
        {
            WriteValue(writer, "f", fault.ToValue());
        }
    }
}
