using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>
/// What people and the outside answered in an earlier run, and how long they took, from its journal. What was never answered there is
/// answered by nobody; a step that the run never reached has no answer.
/// </summary>
public static class RecordedAnswers
{
    private static readonly string[] Asking =
        ["Campaign.Approval", "Campaign.Gate", "Campaign.Task", "Campaign.Reflection", "Campaign.Briefing", "Campaign.WaitForEvent", "HttpWebhook", "Http"];

    /// <param name="journal">In order.</param>
    public static IReadOnlyDictionary<string, AssumedAnswer> Of(IEnumerable<JournalEntry> journal)
    {
        var asked = new Dictionary<long, (string Key, DateTimeOffset At)>();
        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        var answers = new Dictionary<string, AssumedAnswer>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry.Kind == JournalKind.StepWaiting && Asks(entry) && !asked.ContainsKey(entry.Instance))
            {
                var step = AheadLog.NameOf(entry.Path);
                var key = Assumptions.KeyOf(step, times[step] = times.GetValueOrDefault(step) + 1);
                asked.Add(entry.Instance, (key, entry.At));
                answers[key] = new AssumedAnswer(AssumedAnswer.Nobody);
            }
            else if (entry.Kind == JournalKind.StepEnded && asked.TryGetValue(entry.Instance, out var question) && Answer(entry) is { } answer)
            {
                answers[question.Key] = answer with { After = entry.At - question.At };
            }
        }

        return answers;
    }

    // A briefing that needs nobody's signature waits only for its time.
    private static bool Asks(JournalEntry entry) =>
        Asking.Contains(entry.StepType) && (entry.StepType != "Campaign.Briefing" || entry.Inputs?.Get("needsSignOff") is BooleanValue { Value: true });

    private static AssumedAnswer? Answer(JournalEntry entry)
    {
        var outputs = entry.Outputs ?? Value.Null;
        var timedOut = outputs.Get("timedOut") is BooleanValue { Value: true };
        return (entry.StepType, entry.Status) switch
        {
            ("Campaign.Approval", StepStatus.Succeeded) => new(outputs.Get("outcome")?.AsText()),
            ("Campaign.Gate", StepStatus.Succeeded) => new("Passed"),
            ("Campaign.Task" or "Campaign.Reflection", StepStatus.Succeeded) when !timedOut => new("Done"),
            ("Campaign.Briefing", StepStatus.Succeeded) => new("Signed off"),
            ("Campaign.Briefing", StepStatus.Failed) => new("Refused"),
            ("Campaign.WaitForEvent", StepStatus.Succeeded) when !timedOut => new("Comes", null, Content(outputs.Get("payload"))),
            ("HttpWebhook", StepStatus.Succeeded) => new("Calls back", null, Content(outputs.Get("body") ?? outputs)),
            ("Http", StepStatus.Succeeded or StepStatus.Failed) when outputs.Get("statusCode") is IntegerValue => new("Answers", null, Content(outputs)),
            _ => null,
        };
    }

    /// <summary>Too large for the journal: it is not known here.</summary>
    private static Value? Content(Value? value) => value is null || JournalJson.ContentOf(value) is not null ? null : value;
}
