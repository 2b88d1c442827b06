using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;

namespace CampaignTracker.Workflows.Changes;

/// <summary>"Pace and space": the review form is a task with the questions in its details; its outcome holds the answers. Several people are kept as a task keeps them.</summary>
public sealed class OpenReflectionHandler() : ChangeHandler("OpenReflection")
{
    protected override Task<Outcome?> ApplyAsync(CampaignChange change, CancellationToken cancel)
    {
        var questions = string.Join("\n", change.Texts("questions").Select(question => $"- {question}"));
        var people = change.Texts("assignedTo");
        var request = new TaskRequest(change.Text("title") ?? change.Step, Assignee.Parse(people.Count > 0 ? people[0] : "role:lead"), OpenTaskHandler.WithOthers(questions, people), IsReflection: true);
        change.Store.Add(TaskItem.Ask(new TaskItemId(change.RecordId), change.Campaign, request, change.Stamp));
        return Task.FromResult<Outcome?>(null);
    }
}
