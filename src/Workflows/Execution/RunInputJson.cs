using System.Buffers;
using System.Globalization;
using System.Text.Json;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Execution;

/// <summary>Inputs as JSON, for work items and for what a paused run holds.</summary>
public static class RunInputJson
{
    public static byte[] ToBytes(RunInput input)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, StateJson.Writing))
        {
            Write(writer, input);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <exception cref="JsonException">The bytes are not an input.</exception>
    public static RunInput Read(ReadOnlySpan<byte> utf8) =>
        ValueJson.Parse(utf8) is ObjectValue o ? Read(o) : throw new JsonException("An input is an object.");

    internal static void Write(Utf8JsonWriter writer, RunInput input) => ValueJson.Write(writer, ToValue(input));

    internal static RunInput Read(ObjectValue o)
    {
        var instance = o["i"] is IntegerValue i ? i.Value : 0;
        return (o["k"]?.AsText() ?? "") switch
        {
            "start" => new RunInput.Start(Text(o, "t"), o["o"] ?? Value.Null, o.Has("again") ? new(Guid.Parse(Text(o, "again")), ReadActor(o)) : null),
            "timer" => new RunInput.TimerFired(instance, Enum.Parse<TimerPurpose>(Text(o, "p")), Instant(o, "d")),
            "event" => new RunInput.EventArrived(instance, Guid.Parse(Text(o, "id")), Text(o, "e"), o["o"] ?? Value.Null, o["m"] is BooleanValue { Value: true }),
            "look" => new RunInput.LookAgain(instance),
            "done" => new RunInput.Completed(instance, Number(o, "a"), ReadOutcome(o), o.Has("by") ? ReadActor(o) : null),
            "override" => new RunInput.Override(instance, ReadActor(o)),
            "cancel" => new RunInput.Cancel(ReadActor(o)),
            "pause" => new RunInput.Pause(ReadActor(o)),
            "goOn" => new RunInput.GoOn(ReadActor(o)),
            "takeUp" => new RunInput.TakeUp(ReadActor(o)),
            "retry" => new RunInput.Retry(instance, ReadActor(o)),
            "skip" => new RunInput.Skip(instance, ReadActor(o)),
            "zones" => new RunInput.ZonesChanged(),
            "back" => new RunInput.GoBack(Text(o, "p"), ReadActor(o)),
            var kind => throw new JsonException($"'{kind}' is no kind of input."),
        };
    }

    private static ObjectValue ToValue(RunInput input) => input switch
    {
        RunInput.Start s => WriteStart(s),
        RunInput.TimerFired t => Of("timer", t.Instance, ("p", Value.Of(t.Purpose.ToString())), ("d", Value.Of(t.DueAt.UtcTicks))),
        RunInput.EventArrived e => WriteEvent(e),
        RunInput.LookAgain l => Of("look", l.Instance),
        RunInput.Completed c => WriteCompleted(c),
        RunInput.Override o => By(Of("override", o.Instance), o.By),
        RunInput.Cancel c => By(Of("cancel"), c.By),
        RunInput.Pause p => By(Of("pause"), p.By),
        RunInput.GoOn g => By(Of("goOn"), g.By),
        RunInput.TakeUp t => By(Of("takeUp"), t.By),
        RunInput.Retry r => By(Of("retry", r.Instance), r.By),
        RunInput.Skip s => By(Of("skip", s.Instance), s.By),
        RunInput.ZonesChanged => Of("zones"),
        RunInput.GoBack b => By(Of("back", ("p", Value.Of(b.Path))), b.By),
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "An input that has no form in JSON."),
    };

    private static ObjectValue WriteStart(RunInput.Start s)
    {
        var value = Of("start", ("t", Value.Of(s.Trigger)), ("o", s.Outputs));
        return s.Again is { } again ? By(value, again.By).With("again", Value.Of(again.Run.ToString())) : value;
    }

    private static ObjectValue WriteEvent(RunInput.EventArrived e)
    {
        var value = Of("event", e.Instance, ("id", Value.Of(e.EventId.ToString("D", CultureInfo.InvariantCulture))), ("e", Value.Of(e.Event)), ("o", e.Payload));
        return e.IsAwaited ? value.With("m", Value.True) : value;
    }

    private static ObjectValue WriteCompleted(RunInput.Completed c)
    {
        var value = Of(
            "done",
            c.Instance,
            ("a", Value.Of(c.Attempt)),
            ("s", Value.Of((long)c.Outcome.Status)),
            ("o", c.Outcome.Outputs),
            ("f", c.Outcome.Fault?.ToValue() ?? Value.Null),
            ("m", Value.Of(c.Outcome.MayRetry)));
        return c.By is null ? value : By(value, c.By);
    }

    private static Outcome ReadOutcome(ObjectValue o) =>
        new((StepStatus)Number(o, "s"), o["o"] ?? Value.Null, StepFault.FromValue(o["f"]), o["m"] is BooleanValue { Value: true });

    private static ObjectValue By(ObjectValue value, Actor by) => value.With("by", Value.Of(by.Name)).With("why", Value.Of(by.Reason));

    private static Actor ReadActor(ObjectValue o) => new(Text(o, "by"), Text(o, "why"));

    private static ObjectValue Of(string kind, params ReadOnlySpan<(string, Value)> members) =>
        ObjectValue.Of([("k", Value.Of(kind)), .. members]);

    private static ObjectValue Of(string kind, long instance, params ReadOnlySpan<(string, Value)> members) =>
        ObjectValue.Of([("k", Value.Of(kind)), ("i", Value.Of(instance)), .. members]);

    private static string Text(ObjectValue o, string name) => o[name]?.AsText() ?? "";

    private static int Number(ObjectValue o, string name) => o[name] is IntegerValue i ? (int)i.Value : 0;

    private static DateTimeOffset Instant(ObjectValue o, string name) => new(o[name] is IntegerValue i ? i.Value : 0, TimeSpan.Zero);
}
