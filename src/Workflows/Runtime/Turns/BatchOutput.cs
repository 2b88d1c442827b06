using System.Text;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Workflows.Runtime.Turns;

/// <summary>Turns what came of each run into rows.</summary>
internal sealed class BatchOutput(TurnEnvironment environment, TurnWrites writes, DateTimeOffset now)
{
    /// <summary>Entries of one journal row.</summary>
    private const int JournalPart = 500;

    public DateTimeOffset? NextTimer { get; private set; }

    public bool Calls { get; private set; }

    public void Write(RunAtWork work, ChildFlows children)
    {
        if (work.Fault is { } fault)
        {
            WriteFault(work, fault);
            return;
        }

        foreach (var arrival in work.Arrivals)
        {
            WriteTaken(work, arrival);
        }

        if (work.Line is { } line)
        {
            writes.TriggerLines.Add(line);
        }

        if (work.IsQueued)
        {
            WriteQueued(work);
        }
        else if (work.Changed && IsAsItWas(work))
        {
            Fold(work);
        }
        else if (work.Changed)
        {
            var contents = new RunContents(work.Stored.Id, work.Contents);
            WriteRun(work, contents);
            writes.Moves.AddRange(work.Moves);
            writes.UndoneMoves.AddRange(work.UndoneMoves);
            WriteJournal(work, contents);
            writes.Contents.AddRange(contents.Added);
            WriteHiddenAnswer(work);
            Fold(work);
            if (work.State.HasEnded)
            {
                children.Ended(work);
            }
        }
    }

    /// <summary>
    /// A look at facts that lets nothing pass, a timer that was replaced: of the run there is nothing to write, and a move can still be undone,
    /// because it has not gone on. What a step waits for may read differently all the same. Compared by what would be written, for a step may
    /// remember something without saying so.
    /// </summary>
    private static bool IsAsItWas(RunAtWork work)
    {
        if (work.IsNew || work.Journal.Count > 0 || work.Effects.Any(e => e is not Effect.DescribeWait) || work.Moves.Count > 0 || work.UndoneMoves.Count > 0)
        {
            return false;
        }

        var turn = work.State.Turn;
        work.State.Turn = work.TurnBefore;
        if (work.State.ToBytes(new RunContents(work.Stored.Id, work.Contents).Keep).AsSpan().SequenceEqual(work.Stored.State.Span))
        {
            return true;
        }

        work.State.Turn = turn;
        return false;
    }

    private void WriteTaken(RunAtWork work, Arrival arrival)
    {
        if (arrival is { IsStored: true, Item: { } item })
        {
            writes.Taken.Add(item.Id);
        }

        if (arrival.Request is CallDoneRequest done)
        {
            writes.Taken.Add(done.Item.Id);
        }

        // A repeat brings no input; its key is known.
        if (arrival is { Request.Key: { } key, Input: not null })
        {
            writes.Keys.Add(new(key, work.Stored.Id, now));
        }
    }

    private void WriteQueued(RunAtWork work)
    {
        writes.Runs.Add(new(work.Stored with { Turn = 1, State = work.State.ToBytes() }, true, null, null, null));
        var start = (RunInput.Start)work.Arrivals[0].Input!;
        var id = environment.Ids.Next();
        var item = work.Stored.Parent is null
            ? WorkItem.QueuedStart(id, work.Stored.Id, start, now, TriggerFiring.Look)
            : WorkItem.Input(id, work.Stored.Id, start, 0, now);
        writes.Items.Add(item);
        NextTimer = NextTimer is { } next && next <= item.ReadyAt ? next : item.ReadyAt;
    }

    private void WriteRun(RunAtWork work, RunContents contents)
    {
        var state = work.State;
        writes.Runs.Add(new(
            work.Stored with
            {
                VersionId = work.Flow!.Version.Id,
                Status = state.Status,
                Turn = work.Stored.Turn + 1,
                State = state.ToBytes(contents.Keep),
                StartedAt = work.IsNew ? now : work.Stored.StartedAt,
            },
            work.IsNew,
            state.HasEnded ? now : null,
            state.Fault,
            state.Outputs?.ToString()));
    }

    private void WriteJournal(RunAtWork work, RunContents contents)
    {
        foreach (var (part, entries) in work.Journal.Chunk(JournalPart).Index())
        {
            writes.Journal.Add(new(work.Stored.Id, work.Stored.Turn + 1, part, now, entries.Length, JournalJson.Write(entries, contents)));
        }
    }

    /// <summary>Whoever waits for the answer, on this node or another, reads it in the journal; not one that the journal hides.</summary>
    private void WriteHiddenAnswer(RunAtWork work)
    {
        if (work is { Response: { } answer, Stored.Parent: null } && work.Journal.Exists(e => JournalJson.IsAnswer(e) && JournalJson.IsHidden(e.Outputs)))
        {
            writes.Contents.Add(new(RunContents.AnswerOf(work.Stored.Id), Encoding.UTF8.GetBytes(answer.ToString())));
        }
    }

    private void Fold(RunAtWork work)
    {
        var folding = new EffectFolding(work, writes, environment.Ids.Next, now);
        folding.Fold();
        Calls |= folding.Calls;
        if (folding.NextTimer is { } timer && (NextTimer is not { } next || timer < next))
        {
            NextTimer = timer;
        }
    }

    /// <summary>The run stays as it was. What reached it from the queue is tried again later; a request fails, for its caller to see.</summary>
    private void WriteFault(RunAtWork work, Exception fault)
    {
        Logs.RunFaulted(environment.Logger, fault, work.Stored.Id);
        var parked = false;
        foreach (var arrival in work.Arrivals)
        {
            parked |= WritePutOff(work, arrival, fault);
        }

        var takenUp = work.Arrivals.Where(a => a.Input is RunInput.TakeUp).ToList();
        if ((parked || takenUp.Count > 0) && !work.IsNew)
        {
            writes.Runs.Add(new(work.Stored with { Turn = work.Stored.Turn + 1 }, false, null, null, null, Trouble(fault)));
            WriteTakenUp(work, takenUp);
        }
    }

    /// <summary>Who wanted it tried once more is on record, also where the run can't even be read.</summary>
    private void WriteTakenUp(RunAtWork work, List<Arrival> takenUp)
    {
        if (takenUp.Count > 0)
        {
            takenUp.ForEach(arrival => WriteTaken(work, arrival));
            work.Journal.Clear();
            work.Journal.AddRange(takenUp.Select(arrival => RunControl.TakenUp(((RunInput.TakeUp)arrival.Input!).By, now)));
            WriteJournal(work, new RunContents(work.Stored.Id, work.Contents));
        }
    }

    private bool WritePutOff(RunAtWork work, Arrival arrival, Exception fault)
    {
        if (arrival is { IsStored: true, Item: { } item })
        {
            var later = PutOff(item, fault, environment.Options, now);
            writes.Deferred.Add(later);
            return later.Queue == WorkQueue.Parked;
        }

        if (arrival is { Item: null, Request: null, Input: { } input } && !work.IsNew)
        {
            var wake = WorkItem.Input(environment.Ids.Next(), work.Stored.Id, input, 0, now);
            writes.Items.Add(PutOff(wake, fault, environment.Options, now));
        }

        return false;
    }

    public static WorkItem PutOff(WorkItem item, Exception fault, EngineOptions options, DateTimeOffset now)
    {
        var attempt = item.Attempt + 1;
        return item with
        {
            Attempt = attempt,
            Queue = attempt >= options.Attempts ? WorkQueue.Parked : item.Queue,
            ReadyAt = now + options.BackoffAfter(attempt),
            LastError = $"{fault.GetType().Name}: {fault.Message}",
        };
    }

    private static string Trouble(Exception fault) =>
        $"The engine could not go on with this run: {fault.Message} It was tried several times; \"Take it up again\" on its page has it tried once more.";
}
