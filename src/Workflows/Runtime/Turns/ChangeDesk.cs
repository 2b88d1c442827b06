using System.Collections.Frozen;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Domain.Ids;
using CampaignTracker.Domain.Rules;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>The campaign's records during one batch: facts are read once until something changes them.</summary>
internal sealed class ChangeDesk(
    ICampaignDesk desk, FrozenDictionary<string, IChangeHandler> handlers, ITurn turn, TurnWrites writes, EngineOptions options, IIdSource ids, DateTimeOffset now)
    : IChangeScope, IAsyncDisposable
{
    private readonly Dictionary<CampaignId, TurnFacts?> _facts = [];
    private ICampaignSession? _session;
    private int _taken;
    private long _spent;

    public IIdSource Ids => ids;

    /// <summary>Something was changed: the batch can no longer drop one run and keep the others.</summary>
    public bool IsUsed { get; private set; }

    /// <summary>Work outside was asked for.</summary>
    public bool Performs { get; private set; }

    /// <summary>What changes came to stands in the queue for the next batch.</summary>
    public bool LeavesMore { get; private set; }

    private ICampaignSession Session => _session ??= desk.Open(turn, now);

    public async ValueTask<TurnFacts?> FactsAsync(CampaignId campaign, CancellationToken cancel)
    {
        if (!_facts.TryGetValue(campaign, out var facts))
        {
            facts = await Session.FactsAsync(campaign, cancel);
            _facts.Add(campaign, facts);
        }

        return facts;
    }

    /// <summary>Facts that were read before the runs' campaigns were shared, for a trigger's condition, may not decide about a wait.</summary>
    public void ForgetFacts() => _facts.Clear();

    public async Task<Outcome?> ApplyAsync(ChangeRequest change, CancellationToken cancel)
    {
        if (!handlers.TryGetValue(change.Kind, out var handler))
        {
            return Outcome.Failed(new("NotAvailable", $"Nothing here can carry out '{change.Kind}'."));
        }

        IsUsed = true;
        try
        {
            var outcome = await handler.ApplyAsync(change, this, cancel);
            await Session.SaveAsync(cancel);
            _facts.Clear();
            return outcome;
        }
        catch (RuleBrokenException broken)
        {
            return Outcome.Failed(new(broken.Rule.Code, broken.Rule.Sentence));
        }
    }

    /// <summary>Counts work of the runs' turns.</summary>
    public void Spend(long work) => _spent += work;

    /// <summary>
    /// A run goes on at once with what a change came to, until the batch has taken as many such inputs as it takes items, or half of a turn's
    /// work has been done: no transaction grows with a list. The others wait for the next batch.
    /// </summary>
    public bool PutsOff(RunAtWork work, RunInput.Completed done)
    {
        if (_taken++ < options.BatchSize && _spent < options.Limits.WorkPerTurn / 2)
        {
            return false;
        }

        LeavesMore = true;
        writes.Items.Add(WorkItem.Input(ids.Next(), work.Stored.Id, done, done.Instance, now));
        return true;
    }

    public bool Handles(string kind) => handlers.ContainsKey(kind);

    public T Records<T>()
        where T : class => Session.Records<T>();

    public void Perform(string kind, string key, Value inputs, DateTimeOffset? notBefore)
    {
        Performs = true;
        var at = notBefore ?? now;
        writes.Items.Add(new()
        {
            Id = ids.Next(),
            Queue = WorkQueue.Outside,
            Kind = WorkKind.Call,
            DueAt = at,
            ReadyAt = at,
            Payload = CallJson.Write(new(key, kind, inputs, null, 0, 1, at)),
        });
    }

    public ValueTask DisposeAsync() => _session?.DisposeAsync() ?? ValueTask.CompletedTask;
}
