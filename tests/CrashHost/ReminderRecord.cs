using CampaignTracker.Domain.Events;
using CampaignTracker.Domain.Reminders;
using CampaignTracker.Domain.Work;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Ports;

namespace CampaignTracker.CrashHost;

/// <summary>Puts a reminder among the campaign's records, in the turn's transaction. Its text names the step, so that doubles show.</summary>
public sealed class ReminderRecord : IChangeHandler
{
    public string Kind => "Remind";

    public Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        var stamp = new Stamp(Origin.Flow(change.Flow, change.Path, change.Run.Id), change.Now);
        scope.Records<ICampaignStore>().Add(Reminder.Set(
            new(scope.Ids.Next()), change.Run.Campaign!.Value, $"{change.Run.Id}/{change.Instance}", change.Now, Assignee.Parse("role:lead"), stamp));
        return Task.FromResult<Outcome?>(null);
    }
}
