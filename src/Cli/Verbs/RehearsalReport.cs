using System.Globalization;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Rehearsal;

namespace CampaignTracker.Cli.Verbs;

/// <summary>Prints a rehearsal: a line for each thing that happened, what still waits, and a line that sums up.</summary>
internal static class RehearsalReport
{
    public static async Task WriteAsync(RehearsalResult result, bool asJson, TextWriter target)
    {
        foreach (var line in result.Lines)
        {
            await target.WriteLineAsync(asJson ? Json(line) : Text(line));
        }

        foreach (var waiting in asJson ? [] : result.Waiting)
        {
            await target.WriteLineAsync($"{"at the end",-19} {"waits",-9} {waiting}");
        }

        await target.WriteLineAsync(asJson ? JsonSummary(result) : Summary(result));
    }

    private static string Text(RehearsalLine line) => $"{Day(line.At),-19} {Word(line.Kind),-9} {line.Text}";

    private static string Json(RehearsalLine line) => ValueJson.Write(ObjectValue.Of(
        ("at", Value.Of(line.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture))),
        ("kind", Value.Of(Word(line.Kind))),
        ("text", Value.Of(line.Text))));

    private static string Summary(RehearsalResult result)
    {
        var policy = result.InForceAfterDays is { } days ? $"; announced {First(result, PolicyState.Announced)}, in force {First(result, PolicyState.InForce)} ({days} days later)" : "";
        var counts = string.Join(", ", Counts(result).Select(count => $"{count.Value} {count.Key}"));
        return $"Summary: {counts}{policy}; {Ending(result)} {Day(result.EndedAt)}.";
    }

    private static string JsonSummary(RehearsalResult result)
    {
        var summary = new ObjectValue.Builder();
        foreach (var (name, count) in Counts(result))
        {
            summary.Set(name, Value.Of(count));
        }

        summary.Set("inForceAfterDays", result.InForceAfterDays is { } days ? Value.Of(days) : Value.Null);
        summary.Set("status", Value.Of(Status(result)));
        summary.Set("waiting", Value.Of(result.Waiting.Select(waiting => Value.Of(waiting))));
        return ValueJson.Write(ObjectValue.Of(("summary", summary.Build())));
    }

    private static IEnumerable<KeyValuePair<string, int>> Counts(RehearsalResult result)
    {
        yield return new("stages entered", Count(result, RehearsalLineKind.Stage, " begins"));
        yield return new("stages left", Count(result, RehearsalLineKind.Stage, " ends"));
        yield return new("gates passed", Count(result, RehearsalLineKind.Gate, "— passed by"));
        yield return new("tasks", Count(result, RehearsalLineKind.Task, "for "));
        yield return new("approvals", Count(result, RehearsalLineKind.Approval, "asked of "));
        yield return new("reminders", Count(result, RehearsalLineKind.Reminder, ""));
        yield return new("briefings", Count(result, RehearsalLineKind.Briefing, " to "));
        yield return new("e-mails", result.Mails);
        yield return new("failures", Count(result, RehearsalLineKind.Failure, ""));
    }

    private static int Count(RehearsalResult result, RehearsalLineKind kind, string part) =>
        result.Lines.Count(line => line.Kind == kind && line.Text.Contains(part, StringComparison.Ordinal));

    private static string First(RehearsalResult result, PolicyState state) =>
        new PolicyLedger(result.Records.All<LedgerEntry>()).Entries.First(entry => entry.State == state).When.ToString();

    private static string Ending(RehearsalResult result) =>
        result.Run.State.HasEnded ? $"the flow ended ({result.Run.State.Status}) on" : "the flow was still running at the end of";

    private static string Status(RehearsalResult result) => result.Run.State.Status.ToString();

    private static string Word(RehearsalLineKind kind) => kind.ToString().ToLowerInvariant();

    private static string Day(DateTimeOffset at) => at.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
