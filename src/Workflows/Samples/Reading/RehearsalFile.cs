using CampaignTracker.Workflows.Scheduling.Durations;

namespace CampaignTracker.Workflows.Samples.Reading;

/// <summary>Reads <c>rehearsal.json</c>.</summary>
internal static class RehearsalFile
{
    public static RehearsalScript Read(SampleNode file)
    {
        var (from, until) = (file.Date("from"), file.Date("until"));
        if (until < from)
        {
            file.Fault("The end is before the start.", "until");
        }

        var by = file.Text("by");
        var facts = file.Items("facts").Select(fact => FactReader.Read(fact, by)).OfType<SampleFact>();
        return new RehearsalScript(
            from,
            until,
            [.. facts.OrderBy(fact => fact.When.On).ThenBy(fact => fact.When.At)],
            [.. file.Items("answers").Select(Answer)],
            [.. file.Items("seedAnswers").Select(Answer)]);
    }

    private static SampleAnswer Answer(SampleNode answer) => new(
        answer.Text("step"),
        answer.Text("answer"),
        answer.Text("by"),
        answer.Optional("comment"),
        answer.OptionalInteger("visit", 1, 100_000),
        answer.OptionalInteger("afterWorkingDays", 0, 10_000) ?? 1,
        answer.OptionalDate("on"),
        Duration(answer, "unlessAskedWithin"));

    private static IsoDuration? Duration(SampleNode node, string name)
    {
        var text = node.Optional(name);
        if (text is not null && !IsoDuration.TryParse(text, out _))
        {
            node.Fault($"'{text}' is not a duration. Write it like P1Y or P14D.", name);
        }

        return IsoDuration.TryParse(text, out var duration) ? duration : null;
    }
}
