using CampaignTracker.Workflows.Runtime.Rows;
using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Turns collected writes into one batch: each table is written by one statement over arrays, and all of them in one round trip.</summary>
internal static class PostgresWrites
{
    public static void Add(NpgsqlBatch batch, TurnWrites w, DateTimeOffset at)
    {
        AddClears(batch, w);
        AddRuns(batch, w.Runs);
        AddWaits(batch, w);
        AddJournal(batch, w.Journal);
        AddItems(batch, w.Items);
        AddDeferred(batch, w.Deferred);
        AddRest(batch, w, at);
        AddMoves(batch, w);
    }

    private static void AddClears(NpgsqlBatch batch, TurnWrites w)
    {
        if (w.Taken.Count > 0)
        {
            batch.Next(PostgresSql.DeleteItems).With(w.Taken.ToArray());
        }

        if (w.ClearedSteps.Count > 0)
        {
            var runs = Column(w.ClearedSteps, s => s.Run);
            var instances = Column(w.ClearedSteps, s => s.Instance);
            batch.Next(PostgresSql.DeleteStepWaits).With(runs).With(instances);
            batch.Next(PostgresSql.DeleteStepSubscriptions).With(runs).With(instances);
            batch.Next(PostgresSql.DeleteStepItems).With(runs).With(instances);
        }

        if (w.ClearedTimers.Count > 0)
        {
            batch.Next(PostgresSql.DeleteTimers)
                .With(Column(w.ClearedTimers, t => t.Run)).With(Column(w.ClearedTimers, t => t.Instance)).With(Column(w.ClearedTimers, t => t.Purpose));
        }

        if (w.EndedRuns.Count > 0)
        {
            var runs = w.EndedRuns.ToArray();
            batch.Next(PostgresSql.DeleteRunWaits).With(runs);
            batch.Next(PostgresSql.DeleteRunSubscriptions).With(runs);
            batch.Next(PostgresSql.DeleteRunTimers).With(runs);
        }
    }

    private static void AddRuns(NpgsqlBatch batch, List<RunWrite> runs)
    {
        var started = runs.FindAll(r => r.IsNew);
        if (started.Count > 0)
        {
            batch.Next(PostgresSql.InsertRuns)
                .With(Column(started, r => r.Run.Id)).With(Column(started, r => r.Run.VersionId)).With(Column(started, r => r.Run.Campaign?.Value))
                .With(Column(started, r => r.Run.Status.ToString())).With(Column(started, r => r.Run.Turn)).With(Column(started, r => RowParameters.Bytes(r.Run.State)))
                .With(Column(started, r => r.Run.Trigger)).With(Column(started, r => r.Run.StartedAt.UtcTicks)).With(Column(started, r => r.EndedAt?.UtcTicks))
                .With(Column(started, r => r.Run.Parent?.Run)).With(Column(started, r => r.Run.Parent?.Instance ?? 0L)).With(Column(started, r => r.Run.Parent?.Attempt ?? 0))
                .With(Column(started, r => r.Fault?.Code)).With(Column(started, r => r.Fault?.Message)).With(Column(started, r => r.Outputs)).With(Column(started, r => r.Trouble))
                .With(Column(started, r => r.Run.Root)).With(Column(started, r => r.Run.Generation));
        }

        var saved = runs.FindAll(r => !r.IsNew);
        if (saved.Count > 0)
        {
            batch.Next(PostgresSql.UpdateRuns)
                .With(Column(saved, r => r.Run.Id)).With(Column(saved, r => r.Run.Turn - 1)).With(Column(saved, r => r.Run.VersionId))
                .With(Column(saved, r => r.Run.Status.ToString())).With(Column(saved, r => r.Run.Turn)).With(Column(saved, r => RowParameters.Bytes(r.Run.State)))
                .With(Column(saved, r => r.EndedAt?.UtcTicks)).With(Column(saved, r => r.Fault?.Code)).With(Column(saved, r => r.Fault?.Message))
                .With(Column(saved, r => r.Outputs)).With(Column(saved, r => r.Trouble));
        }
    }

    private static void AddWaits(NpgsqlBatch batch, TurnWrites w)
    {
        // A statement may touch a row once: of two descriptions of one step the later one is written.
        var waits = w.Waits.Count > 1 ? [.. w.Waits.GroupBy(x => (x.Run, x.Instance)).Select(g => g.Last())] : w.Waits;
        if (waits.Count > 0)
        {
            batch.Next(PostgresSql.InsertWaits)
                .With(Column(waits, x => x.Run)).With(Column(waits, x => x.Instance)).With(Column(waits, x => x.Campaign?.Value)).With(Column(waits, x => x.Path))
                .With(Column(waits, x => x.StepType)).With(Column(waits, x => x.Title)).With(Column(waits, x => x.WaitingFor))
                .With(Column(waits, x => x.Since.UtcTicks)).With(Column(waits, x => x.Until?.UtcTicks)).With(Column(waits, x => x.MayAct));
        }

        if (w.RenamedWaits is { Count: > 0 } renames)
        {
            batch.Next(PostgresSql.RenameWaits)
                .With(Column(renames, r => r.Run)).With(Column(renames, r => r.Instance)).With(Column(renames, r => r.Path))
                .With(Column(renames, r => r.From)).With(Column(renames, r => r.To));
        }

        if (w.Subscriptions.Count > 0)
        {
            batch.Next(PostgresSql.InsertSubscriptions)
                .With(Column(w.Subscriptions, s => RowReading.KeyOf(s.Campaign))).With(Column(w.Subscriptions, s => s.Key))
                .With(Column(w.Subscriptions, s => s.Run)).With(Column(w.Subscriptions, s => s.Instance));
        }
    }

    private static void AddJournal(NpgsqlBatch batch, List<JournalWrite> rows)
    {
        if (rows.Count > 0)
        {
            batch.Next(PostgresSql.InsertJournal)
                .With(Column(rows, j => j.Run)).With(Column(rows, j => j.Turn)).With(Column(rows, j => j.Part))
                .With(Column(rows, j => j.At.UtcTicks)).With(Column(rows, j => j.Count)).With(Column(rows, j => j.Entries));
        }
    }

    private static void AddItems(NpgsqlBatch batch, List<WorkItem> rows)
    {
        if (rows.Count > 0)
        {
            batch.Next(PostgresSql.InsertItems)
                .With(Column(rows, i => i.Id)).With(Column(rows, i => (short)i.Queue)).With(Column(rows, i => (short)i.Kind)).With(Column(rows, i => i.Run))
                .With(Column(rows, i => i.Instance)).With(Column(rows, i => i.Purpose)).With(Column(rows, i => i.DueAt.UtcTicks)).With(Column(rows, i => i.ReadyAt.UtcTicks))
                .With(Column(rows, i => RowParameters.Bytes(i.Payload))).With(Column(rows, i => i.Attempt)).With(Column(rows, i => i.LastError));
        }
    }

    private static void AddDeferred(NpgsqlBatch batch, List<WorkItem> rows)
    {
        if (rows.Count > 0)
        {
            batch.Next(PostgresSql.DeferItems)
                .With(Column(rows, i => i.Id)).With(Column(rows, i => (short)i.Queue)).With(Column(rows, i => i.ReadyAt.UtcTicks))
                .With(Column(rows, i => i.Attempt)).With(Column(rows, i => i.LastError));
        }
    }

    private static void AddRest(NpgsqlBatch batch, TurnWrites w, DateTimeOffset at)
    {
        if (w.DispatchedEvents.Count > 0)
        {
            batch.Next(PostgresSql.MarkDispatched).With(w.DispatchedEvents.ToArray()).With(at.ToUniversalTime());
        }

        if (w.TriggerLines is { Count: > 0 } lines)
        {
            batch.Next(PostgresSql.InsertTriggerLines)
                .With(Column(lines, l => l.Id)).With(Column(lines, l => l.Flow)).With(Column(lines, l => l.Trigger)).With(Column(lines, l => l.At.UtcTicks))
                .With(Column(lines, l => l.Event)).With(Column(lines, l => l.Run)).With(Column(lines, l => l.Reason));
        }

        if (w.Contents.Count > 0)
        {
            var contents = w.Contents.DistinctBy(c => c.Hash).ToList();
            batch.Next(PostgresSql.InsertContents).With(Column(contents, c => c.Hash)).With(Column(contents, c => RowParameters.Bytes(c.Bytes)));
        }

        if (w.Keys.Count > 0)
        {
            batch.Next(PostgresSql.InsertKeys)
                .With(Column(w.Keys, k => k.Key)).With(Column(w.Keys, k => k.Run)).With(Column(w.Keys, k => k.At.UtcTicks));
        }
    }

    private static void AddMoves(NpgsqlBatch batch, TurnWrites w)
    {
        if (w.Moves is { Count: > 0 } moves)
        {
            batch.Next(PostgresSql.InsertMoves)
                .With(Column(moves, m => m.Move)).With(Column(moves, m => m.Run)).With(Column(moves, m => m.Turn))
                .With(Column(moves, m => m.At.UtcTicks)).With(Column(moves, m => m.Before));
        }

        if (w.UndoneMoves is { Count: > 0 } undone)
        {
            batch.Next(PostgresSql.MarkUndone)
                .With(Column(undone, m => m.Move)).With(Column(undone, m => m.Run)).With(Column(undone, m => m.At.UtcTicks)).With(Column(undone, m => m.By));
        }
    }

    private static TColumn[] Column<TRow, TColumn>(List<TRow> rows, Func<TRow, TColumn> column)
    {
        var values = new TColumn[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = column(rows[i]);
        }

        return values;
    }
}
