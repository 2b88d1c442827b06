using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Evidence;
using CampaignTracker.Domain.PolicyChanges;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Rehearsal;

/// <summary>Writes down what happens in a rehearsal, in plain words and in order.</summary>
public sealed class RehearsalLog(VirtualClock clock)
{
    private readonly List<RehearsalLine> _lines = [];

    public IReadOnlyList<RehearsalLine> Lines => _lines;

    /// <summary>The day of each policy state's first entry, in the ledger's words.</summary>
    private readonly Dictionary<PolicyState, DateOnly> _policy = [];

    public void Write(RehearsalLineKind kind, string text) => _lines.Add(new RehearsalLine(clock.Now, kind, text));

    /// <param name="subject">Of the briefing that was sent; null for every other event.</param>
    public void Happened(DomainEvent happened, string? subject = null)
    {
        switch (happened)
        {
            case StageEntered entered:
                Write(RehearsalLineKind.Stage, $"{entered.Title} begins{Again(entered.Visit)}");
                break;
            case StageCompleted left:
                Write(RehearsalLineKind.Stage, $"{left.Title} ends{Again(left.Visit)}");
                break;
            case StageStopped left:
                Write(RehearsalLineKind.Stage, $"{left.Title} is left{Again(left.Visit)}: {StageEndings.Word(left.Ending)}");
                break;
            case PolicyStateChanged state:
                Write(RehearsalLineKind.Policy, Policy(state));
                break;
            case ApprovalAnswered answered:
                Write(RehearsalLineKind.Approval, $"{answered.Stamp.By.Name}: {answered.Outcome} — {answered.Title}{Because(answered.Stamp.Why)}");
                break;
            case TaskCompleted done:
                Write(RehearsalLineKind.Task, $"done by {done.Stamp.By.Name}: {done.Title}{Because(done.Outcome)}");
                break;
            case BriefingSent sent:
                Write(RehearsalLineKind.Briefing, $"{sent.Template} to {sent.Recipients} {(sent.Recipients == 1 ? "person" : "people")}: {subject}");
                break;
            case ClaimPublished claim:
                Write(RehearsalLineKind.Fact, $"claim published: {claim.Figure.ToString("#,##0.##", CultureInfo.InvariantCulture)} {claim.Unit}");
                break;
        }
    }

    public void Changed(Effect.Change change)
    {
        var title = change.Inputs.Get("title")?.AsText() ?? change.Path;
        switch (change.Kind)
        {
            case "OpenApproval":
                Write(RehearsalLineKind.Approval, $"asked of {People(change.Inputs.Get("assignedTo"))}: {title}{Due(change.Inputs)}");
                break;
            case "OpenTask" or "OpenReflection":
                Write(RehearsalLineKind.Task, $"for {People(change.Inputs.Get("assignedTo"))}: {title}{Due(change.Inputs)}");
                break;
            case "Remind":
                var late = change.Inputs.Get("late") is BooleanValue { Value: true } ? " (late)" : "";
                Write(RehearsalLineKind.Reminder, $"to {People(change.Inputs.Get("to"))}: {title}{late}");
                break;
            case "Notify":
                Write(RehearsalLineKind.Reminder, $"to {People(change.Inputs.Get("to"))}: {title} — {change.Inputs.Get("text")?.AsText()}");
                break;
        }
    }

    public void Journalled(JournalEntry entry)
    {
        switch (entry)
        {
            case { Kind: JournalKind.StepWaiting, StepType: "Campaign.Gate" }:
                Write(RehearsalLineKind.Gate, $"{Title(entry)} — waiting for {entry.Outputs?.AsText()}");
                break;
            case { Kind: JournalKind.StepEnded, StepType: "Campaign.Gate", Status: StepStatus.Succeeded }:
                Write(RehearsalLineKind.Gate, $"{Title(entry)} — passed by {entry.Outputs?.Get("by")?.AsText()}{Because(entry.Outputs?.Get("reason")?.AsText())}");
                break;
            case { Kind: JournalKind.StepEnded, Status: StepStatus.Failed or StepStatus.TimedOut, Fault: { } fault }:
                Write(RehearsalLineKind.Failure, $"{entry.Path} ({fault.Code}): {fault.Message}");
                break;
            case { Kind: JournalKind.RunEnded }:
                Write(RehearsalLineKind.Run, $"the flow ends: {entry.Status}");
                break;
        }
    }

    /// <summary>"in force 25 October 2019 (470 days later)": how long after the announcement, where one was made.</summary>
    private string Policy(PolicyStateChanged state)
    {
        _policy.TryAdd(state.State, state.When.Date);
        var later = state.State > PolicyState.Announced && _policy.TryGetValue(PolicyState.Announced, out var announced) && state.When.Date > announced
            ? $" ({state.When.Date.DayNumber - announced.DayNumber} days later)"
            : "";
        return $"{state.State.ToWords()} {state.When}{later}: {state.What}";
    }

    private static string Title(JournalEntry entry) => entry.Inputs?.Get("title")?.AsText() ?? entry.Path;

    private static string Again(int visit) => visit > 1 ? $" (visit {visit})" : "";

    private static string Because(string? why) => string.IsNullOrWhiteSpace(why) ? "" : $" — “{why}”";

    private static string People(Value? people) =>
        people is ArrayValue list ? string.Join(", ", list.Select(person => person.AsText())) : people?.AsText() ?? "nobody";

    private static string Due(Value inputs) =>
        inputs.Get("due")?.AsText() is { Length: >= 10 } due && DateOnly.TryParseExact(due[..10], "yyyy-MM-dd", out var day)
            ? $", due {day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"
            : "";
}
