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
            Command(batch, PostgresSql.DeleteItems).Add(w.Taken.ToArray());
        }

        if (w.ClearedSteps.Count > 0)
        {
            var runs = Column(w.ClearedSteps, s => s.Run);
            var instances = Column(w.ClearedSteps, s => s.Instance);
            Command(batch, PostgresSql.DeleteStepWaits).Add(runs).Add(instances);
            Command(batch, PostgresSql.DeleteStepSubscriptions).Add(runs).Add(instances);
            Command(batch, PostgresSql.DeleteStepItems).Add(runs).Add(instances);
        }

        if (w.ClearedTimers.Count > 0)
        {
            Command(batch, PostgresSql.DeleteTimers)
                .Add(Column(w.ClearedTimers, t => t.Run)).Add(Column(w.ClearedTimers, t => t.Instance)).Add(Column(w.ClearedTimers, t => t.Purpose));
        }

        if (w.EndedRuns.Count > 0)
        {
            var runs = w.EndedRuns.ToArray();
            Command(batch, PostgresSql.DeleteRunWaits).Add(runs);
            Command(batch, PostgresSql.DeleteRunSubscriptions).Add(runs);
            Command(batch, PostgresSql.DeleteRunTimers).Add(runs);
        }
    }

    private static void AddRuns(NpgsqlBatch batch, List<RunWrite> runs)
    {
        var started = runs.FindAll(r => r.IsNew);
        if (started.Count > 0)
        {
            Command(batch, PostgresSql.InsertRuns)
                .Add(Column(started, r => r.Run.Id)).Add(Column(started, r => r.Run.VersionId)).Add(Column(started, r => r.Run.Campaign?.Value))
                .Add(Column(started, r => r.Run.Status.ToString())).Add(Column(started, r => r.Run.Turn)).Add(Column(started, r => RowParameters.Bytes(r.Run.State)))
                .Add(Column(started, r => r.Run.Trigger)).Add(Column(started, r => r.Run.StartedAt.UtcTicks)).Add(Column(started, r => r.EndedAt?.UtcTicks))
                .Add(Column(started, r => r.Run.Parent?.Run)).Add(Column(started, r => r.Run.Parent?.Instance ?? 0L)).Add(Column(started, r => r.Run.Parent?.Attempt ?? 0))
                .Add(Column(started, r => r.Fault?.Code)).Add(Column(started, r => r.Fault?.Message)).Add(Column(started, r => r.Outputs)).Add(Column(started, r => r.Trouble));
        }

        var saved = runs.FindAll(r => !r.IsNew);
        if (saved.Count > 0)
        {
            Command(batch, PostgresSql.UpdateRuns)
                .Add(Column(saved, r => r.Run.Id)).Add(Column(saved, r => r.Run.Turn - 1)).Add(Column(saved, r => r.Run.VersionId))
                .Add(Column(saved, r => r.Run.Status.ToString())).Add(Column(saved, r => r.Run.Turn)).Add(Column(saved, r => RowParameters.Bytes(r.Run.State)))
                .Add(Column(saved, r => r.EndedAt?.UtcTicks)).Add(Column(saved, r => r.Fault?.Code)).Add(Column(saved, r => r.Fault?.Message))
                .Add(Column(saved, r => r.Outputs)).Add(Column(saved, r => r.Trouble));
        }
    }

    private static void AddWaits(NpgsqlBatch batch, TurnWrites w)
    {
        // A statement may touch a row once: of two descriptions of one step the later one is written.
        var waits = w.Waits.Count > 1 ? [.. w.Waits.GroupBy(x => (x.Run, x.Instance)).Select(g => g.Last())] : w.Waits;
        if (waits.Count > 0)
        {
            Command(batch, PostgresSql.InsertWaits)
                .Add(Column(waits, x => x.Run)).Add(Column(waits, x => x.Instance)).Add(Column(waits, x => x.Campaign?.Value)).Add(Column(waits, x => x.Path))
                .Add(Column(waits, x => x.StepType)).Add(Column(waits, x => x.Title)).Add(Column(waits, x => x.WaitingFor))
                .Add(Column(waits, x => x.Since.UtcTicks)).Add(Column(waits, x => x.Until?.UtcTicks)).Add(Column(waits, x => x.MayAct));
        }

        if (w.RenamedWaits is { Count: > 0 } renames)
        {
            Command(batch, PostgresSql.RenameWaits)
                .Add(Column(renames, r => r.Run)).Add(Column(renames, r => r.Instance)).Add(Column(renames, r => r.Path))
                .Add(Column(renames, r => r.From)).Add(Column(renames, r => r.To));
        }

        if (w.Subscriptions.Count > 0)
        {
            Command(batch, PostgresSql.InsertSubscriptions)
                .Add(Column(w.Subscriptions, s => RowReading.KeyOf(s.Campaign))).Add(Column(w.Subscriptions, s => s.Key))
                .Add(Column(w.Subscriptions, s => s.Run)).Add(Column(w.Subscriptions, s => s.Instance));
        }
    }

    private static void AddJournal(NpgsqlBatch batch, List<JournalWrite> rows)
    {
        if (rows.Count > 0)
        {
            Command(batch, PostgresSql.InsertJournal)
                .Add(Column(rows, j => j.Run)).Add(Column(rows, j => j.Turn)).Add(Column(rows, j => j.Part))
                .Add(Column(rows, j => j.At.UtcTicks)).Add(Column(rows, j => j.Count)).Add(Column(rows, j => j.Entries));
        }
    }

    private static void AddItems(NpgsqlBatch batch, List<WorkItem> rows)
    {
        if (rows.Count > 0)
        {
            Command(batch, PostgresSql.InsertItems)
                .Add(Column(rows, i => i.Id)).Add(Column(rows, i => (short)i.Queue)).Add(Column(rows, i => (short)i.Kind)).Add(Column(rows, i => i.Run))
                .Add(Column(rows, i => i.Instance)).Add(Column(rows, i => i.Purpose)).Add(Column(rows, i => i.DueAt.UtcTicks)).Add(Column(rows, i => i.ReadyAt.UtcTicks))
                .Add(Column(rows, i => RowParameters.Bytes(i.Payload))).Add(Column(rows, i => i.Attempt)).Add(Column(rows, i => i.LastError));
        }
    }

    private static void AddDeferred(NpgsqlBatch batch, List<WorkItem> rows)
    {
        if (rows.Count > 0)
        {
            Command(batch, PostgresSql.DeferItems)
                .Add(Column(rows, i => i.Id)).Add(Column(rows, i => (short)i.Queue)).Add(Column(rows, i => i.ReadyAt.UtcTicks))
                .Add(Column(rows, i => i.Attempt)).Add(Column(rows, i => i.LastError));
        }
    }

    private static void AddRest(NpgsqlBatch batch, TurnWrites w, DateTimeOffset at)
    {
        if (w.DispatchedEvents.Count > 0)
        {
            Command(batch, PostgresSql.MarkDispatched).Add(w.DispatchedEvents.ToArray()).Add(at.ToUniversalTime());
        }

        if (w.TriggerLines is { Count: > 0 } lines)
        {
            Command(batch, PostgresSql.InsertTriggerLines)
                .Add(Column(lines, l => l.Id)).Add(Column(lines, l => l.Flow)).Add(Column(lines, l => l.Trigger)).Add(Column(lines, l => l.At.UtcTicks))
                .Add(Column(lines, l => l.Event)).Add(Column(lines, l => l.Run)).Add(Column(lines, l => l.Reason));
        }

        if (w.Contents.Count > 0)
        {
            var contents = w.Contents.DistinctBy(c => c.Hash).ToList();
            Command(batch, PostgresSql.InsertContents).Add(Column(contents, c => c.Hash)).Add(Column(contents, c => RowParameters.Bytes(c.Bytes)));
        }

        if (w.Keys.Count > 0)
        {
            Command(batch, PostgresSql.InsertKeys)
                .Add(Column(w.Keys, k => k.Key)).Add(Column(w.Keys, k => k.Run)).Add(Column(w.Keys, k => k.At.UtcTicks));
        }
    }

    private static void AddMoves(NpgsqlBatch batch, TurnWrites w)
    {
        if (w.Moves is { Count: > 0 } moves)
        {
            Command(batch, PostgresSql.InsertMoves)
                .Add(Column(moves, m => m.Move)).Add(Column(moves, m => m.Run)).Add(Column(moves, m => m.Turn))
                .Add(Column(moves, m => m.At.UtcTicks)).Add(Column(moves, m => m.Before));
        }

        if (w.UndoneMoves is { Count: > 0 } undone)
        {
            Command(batch, PostgresSql.MarkUndone)
                .Add(Column(undone, m => m.Move)).Add(Column(undone, m => m.Run)).Add(Column(undone, m => m.At.UtcTicks)).Add(Column(undone, m => m.By));
        }
    }

    private static NpgsqlBatchCommand Command(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    private static NpgsqlBatchCommand Add<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
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
