using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Persistence.Tests.Recordings;

/// <summary>How journal entries and effects look in a recording.</summary>
internal static class RecordedShapes
{
    public static ArrayValue Journal(IEnumerable<JournalEntry> entries) => (ArrayValue)ValueJson.Parse(JournalJson.Write(entries, new RunContents(Guid.Empty, [])));

    /// <summary>Read and written again by today's code: what a journal entry has gained since is left out where it is not used.</summary>
    public static ArrayValue AsWrittenNow(Value journal) => Journal(JournalJson.Read(ValueJson.Write(journal)));

    public static ArrayValue Effects(IEnumerable<Effect> effects) => ArrayValue.From(effects.Select(Effect));

    private static ObjectValue Effect(Effect effect) => effect switch
    {
        Effect.SetTimer e => Of("setTimer", e, ("purpose", Value.Of(e.Purpose.ToString())), ("due", At(e.DueAt))),
        Effect.ClearTimer e => Of("clearTimer", e, ("purpose", Value.Of(e.Purpose.ToString()))),
        Effect.AwaitEvent e => Of("awaitEvent", e, ("event", Value.Of(e.Event))),
        Effect.AwaitFacts e => Of("awaitFacts", e),
        Effect.DescribeWait e => Of(
            "describeWait", e, ("path", Value.Of(e.Path)), ("type", Value.Of(e.StepType)), ("title", Value.Of(e.Title)), ("for", Value.Of(e.WaitingFor)),
            ("since", At(e.Since)), ("until", e.Until is { } until ? At(until) : Value.Null), ("mayAct", e.MayAct)),
        Effect.ClearWaits e => Of("clearWaits", e),
        Effect.Change e => Of("change", e, ("attempt", Value.Of(e.Attempt)), ("path", Value.Of(e.Path)), ("kind", Value.Of(e.Kind)), ("inputs", e.Inputs)),
        Effect.Call e => Of("call", e, ("attempt", Value.Of(e.Attempt)), ("path", Value.Of(e.Path)), ("kind", Value.Of(e.Kind)), ("inputs", e.Inputs)),
        Effect.End e => Of("end", e, ("status", Value.Of(e.Status.ToString())), ("outputs", e.Outputs), ("fault", e.Fault?.ToValue() ?? Value.Null)),
        _ => throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect that recordings have no form for yet."),
    };

    private static ObjectValue Of(string effect, Effect of, params ReadOnlySpan<(string, Value)> members) =>
        ObjectValue.Of([("effect", Value.Of(effect)), ("i", Value.Of(of.Instance)), .. members]);

    private static Value At(DateTimeOffset instant) => Value.Of(instant.UtcTicks);
}
