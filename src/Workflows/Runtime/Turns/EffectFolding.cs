using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>From the effects of one run's turn to rows: what was set and cleared again within the turn leaves no trace.</summary>
internal sealed class EffectFolding(RunAtWork work, TurnWrites writes, Func<Guid> nextId, DateTimeOffset now)
{
    private readonly Dictionary<(long Instance, TimerPurpose Purpose), Effect.SetTimer?> _timers = [];
    private readonly Dictionary<long, Effect.DescribeWait> _waits = [];
    private readonly Dictionary<long, Effect.RenameWait> _renames = [];
    private readonly HashSet<(long Instance, string Key)> _subscriptions = [];
    private readonly HashSet<long> _cleared = [];
    private readonly List<Effect.Call> _calls = [];
    private Effect.End? _end;

    public DateTimeOffset? NextTimer { get; private set; }

    public bool Calls { get; private set; }

    public void Fold()
    {
        foreach (var effect in work.Effects)
        {
            Take(effect);
        }

        _calls.ForEach(Write);
        Write();
    }

    private void Take(Effect effect)
    {
        switch (effect)
        {
            case Effect.SetTimer set:
                _timers[(set.Instance, set.Purpose)] = set;
                break;
            case Effect.ClearTimer clear:
                _timers[(clear.Instance, clear.Purpose)] = null;
                break;
            case Effect.AwaitEvent wait:
                _subscriptions.Add((wait.Instance, wait.Event));
                break;
            case Effect.AwaitFacts wait:
                _subscriptions.Add((wait.Instance, Subscription.Facts));
                break;
            case Effect.DescribeWait wait:
                _waits[wait.Instance] = wait;
                break;
            case Effect.RenameWait rename:
                Rename(rename);
                break;
            case Effect.ClearWaits clear:
                Clear(clear.Instance);
                break;
            case Effect.Call call:
                _calls.Add(call);
                break;
            case Effect.End end:
                _end = end;
                break;
            case Effect.Change:
                // Was carried out while the run was advanced.
                break;
        }
    }

    private void Rename(Effect.RenameWait rename)
    {
        if (_waits.TryGetValue(rename.Instance, out var wait))
        {
            _waits[rename.Instance] = wait with { Path = rename.Path, Title = wait.Title == rename.From ? rename.To : wait.Title };
        }
        else
        {
            _renames[rename.Instance] = rename;
        }
    }

    private void Clear(long instance)
    {
        _renames.Remove(instance);
        foreach (var key in _timers.Keys.Where(k => k.Instance == instance).ToList())
        {
            _timers.Remove(key);
        }

        _subscriptions.RemoveWhere(s => s.Instance == instance);
        _waits.Remove(instance);
        if (_calls.Count > 0)
        {
            _calls.RemoveAll(c => c.Instance == instance && !c.IsLast);
        }

        if (WasThere(instance))
        {
            _cleared.Add(instance);
        }
    }

    private void Write()
    {
        if (_end is not null && work.State.HasEnded)
        {
            if (!work.IsNew)
            {
                writes.EndedRuns.Add(work.Stored.Id);
                WriteCleared(work.Flow!.HasCalls ? _cleared : []);
            }

            return;
        }

        WriteCleared(_cleared);
        foreach (var ((instance, purpose), timer) in _timers)
        {
            WriteTimer(instance, purpose, timer);
        }

        foreach (var rename in _renames.Values.Where(r => !_waits.ContainsKey(r.Instance)))
        {
            writes.RenamedWaits.Add(new(work.Stored.Id, rename.Instance, rename.Path, rename.From, rename.To));
        }

        foreach (var wait in _waits.Values)
        {
            Write(wait);
        }

        foreach (var (instance, key) in _subscriptions)
        {
            writes.Subscriptions.Add(new(work.Stored.Campaign, key, work.Stored.Id, instance));
        }
    }

    private void WriteCleared(HashSet<long> instances)
    {
        foreach (var instance in instances)
        {
            writes.ClearedSteps.Add(new(work.Stored.Id, instance));
        }
    }

    private void WriteTimer(long instance, TimerPurpose purpose, Effect.SetTimer? timer)
    {
        if (WasThere(instance) && !_cleared.Contains(instance))
        {
            writes.ClearedTimers.Add(new(work.Stored.Id, instance, purpose.ToString()));
        }

        if (timer is not null)
        {
            writes.Items.Add(WorkItem.Timer(nextId(), work.Stored.Id, timer));
            NextTimer = NextTimer is { } next && next <= timer.DueAt ? next : timer.DueAt;
        }
    }

    private void Write(Effect.DescribeWait wait) => writes.Waits.Add(new(
        work.Stored.Id,
        wait.Instance,
        work.Stored.Campaign,
        wait.Path,
        wait.StepType,
        wait.Title,
        wait.WaitingFor,
        wait.Since,
        wait.Until,
        wait.MayAct.ToString(),
        WasThere(wait.Instance)));

    private void Write(Effect.Call call)
    {
        Calls = true;
        writes.Items.Add(new()
        {
            Id = nextId(),
            Queue = WorkQueue.Outside,
            Kind = WorkKind.Call,
            Run = work.Stored.Id,
            Instance = call.Instance,
            DueAt = now,
            ReadyAt = now,
            Payload = CallJson.Write(new($"{work.Stored.Id}/{call.Instance}/{call.Attempt}", call.Kind, call.Inputs, work.Stored.Id, call.Instance, call.Attempt, now)),
        });
    }

    private bool WasThere(long instance) => instance < work.FirstNewInstance;
}
