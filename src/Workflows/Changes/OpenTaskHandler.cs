using System.Globalization;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;

namespace CampaignTracker.Workflows.Changes;

/// <summary>
/// Gives somebody a task. Where the step does not wait its outcome is there at once. Of several people the first is asked, and
/// the others are named in the details: one task has one owner.
/// </summary>
public sealed class OpenTaskHandler() : ChangeHandler("OpenTask")
{
    protected override Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var people = change.Texts("assignedTo");
        var request = new TaskRequest(
            change.Text("title") ?? change.Step,
            Assignee.Parse(people[0]),
            WithOthers(change.Text("details"), people),
            DateOnly.TryParseExact(change.Text("due"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due) ? due : null,
            change.Input("dueInWorkingDays") is IntegerValue days ? (int)days.Value : null);
        var task = TaskItem.Ask(new TaskItemId(change.RecordId), change.Campaign, request, change.Stamp);
        change.Store.Add(task);
        var waits = change.Input("waitForCompletion") is not BooleanValue { Value: false };
        return Task.FromResult(waits ? null : Outcome.Succeeded(StepAnswers.Outputs(task)));
    }

    /// <summary>The details, and who is asked beside the first; null where there is neither.</summary>
    internal static string? WithOthers(string? details, IReadOnlyList<string> people)
    {
        var others = people.Count > 1 ? $"Also asked: {string.Join(", ", people.Skip(1))}." : null;
        return string.Join("\n\n", new[] { details, others }.Where(part => !string.IsNullOrEmpty(part))) is { Length: > 0 } all ? all : null;
    }
}
