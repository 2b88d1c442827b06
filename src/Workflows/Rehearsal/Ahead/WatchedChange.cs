using CampaignTracker.Domain.Ids;
using CampaignTracker.Workflows.Briefings.Delivery;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime;

namespace CampaignTracker.Workflows.Rehearsal.Ahead;

/// <summary>Makes a change as production does and writes down what it asks of people, with the e-mails that tell them.</summary>
internal sealed class WatchedChange(IChangeHandler inner, ChangeLines lines, PreviewMail mail, AheadLog log) : IChangeHandler
{
    public string Kind => inner.Kind;

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, IChangeScope scope, CancellationToken cancel)
    {
        var watched = new Scope(scope);
        log.Current = (change.Run.Id, change.Instance);
        var outcome = await inner.ApplyAsync(change, watched, cancel);
        if (outcome?.Status != StepStatus.Failed && await lines.WriteAsync(await Changes.Notice.ToldAsync(change, scope, cancel), cancel) is { } line)
        {
            watched.Notices.ForEach(notice => mail.Expect(notice, line));
        }

        return outcome;
    }

    private sealed class Scope(IChangeScope inner) : IChangeScope
    {
        public List<Guid> Notices { get; } = [];

        public IIdSource Ids => inner.Ids;

        public T Records<T>()
            where T : class => inner.Records<T>();

        public void Perform(string kind, string key, Value inputs, DateTimeOffset? notBefore)
        {
            if (kind == BriefingJob.Notice)
            {
                Notices.Add(BriefingJob.SubjectOf(inputs));
            }

            inner.Perform(kind, key, inputs, notBefore);
        }
    }
}
