using System.Data.Common;
using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Runtime;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>A turn that writes row by row with prepared commands: nothing is cheaper on SQLite, where a statement costs no round trip.</summary>
/// <param name="starved">Null where nothing is locked, so that nothing can be kept away.</param>
internal sealed class RowTurn(TurnCommands commands, RowDialect dialect, StarvedCampaigns? starved, DateTimeOffset at, Func<ValueTask> release) : ITurn, ISqlTurn
{
    public DbConnection Connection => commands.Connection;

    public DbTransaction Transaction => commands.Transaction!;

    public async Task<IReadOnlyList<WorkItem>> ClaimAsync(DateTimeOffset now, int max, CancellationToken cancel)
    {
        var items = new List<WorkItem>();
        await commands.ReadAsync(dialect.Claim, [now.UtcTicks, max], row => items.Add(RowReading.Item(row)), cancel);
        return items;
    }

    public async Task<IReadOnlySet<Guid>> HoldItemsAsync(IReadOnlyCollection<Guid> items, CancellationToken cancel)
    {
        var held = new HashSet<Guid>();
        foreach (var item in items)
        {
            if (await commands.ScalarAsync(dialect.HoldItem, [item], cancel) is not null)
            {
                held.Add(item);
            }
        }

        return held;
    }

    public async Task<IReadOnlyDictionary<Guid, StoredRun>> LockRunsAsync(IReadOnlyCollection<Guid> runs, CancellationToken cancel)
    {
        var locked = new Dictionary<Guid, StoredRun>(runs.Count);
        foreach (var run in runs)
        {
            await commands.ReadAsync(dialect.LockRun, [run], row => locked[run] = RowReading.Run(row), cancel);
        }

        return locked;
    }

    public async Task<bool> RunExistsAsync(Guid run, CancellationToken cancel) =>
        await commands.ScalarAsync(Sql.RunExists, [run], cancel) is not null;

    public async Task<IReadOnlySet<CampaignId>> ShareCampaignsAsync(IReadOnlyCollection<CampaignId> campaigns, CancellationToken cancel)
    {
        var shared = new HashSet<CampaignId>();
        foreach (var campaign in campaigns)
        {
            if (await LockCampaignAsync(campaign.Value, "Shared", cancel))
            {
                shared.Add(campaign);
            }
        }

        return shared;
    }

    public async Task<IReadOnlyList<PendingEvent>> TakeEventsAsync(int max, CancellationToken cancel)
    {
        if (dialect.CampaignsWithEvents is not { } waiting)
        {
            return await EventsAsync([max], cancel);
        }

        var mine = await TakeCampaignsAsync(waiting, max, cancel);
        return mine.Count == 0 ? [] : await EventsAsync([max, string.Join(',', mine)], cancel);
    }

    public async Task<IReadOnlyList<EventReach>> ReachAsync(IReadOnlyList<PendingEvent> events, CancellationToken cancel)
    {
        var reaches = new List<EventReach>(events.Count);
        foreach (var happened in events)
        {
            reaches.Add(await TakeCampaignAsync(happened.Campaign, cancel)
                ? new(
                    true,
                    await SubscribersAsync(happened.Campaign, happened.Name, null, EventReach.Most, cancel),
                    await TriggersAsync(happened.Campaign, happened.Name, cancel))
                : new(false, [], []));
        }

        return reaches;
    }

    public async Task<IReadOnlyList<Subscription>> SubscribersAsync(
        CampaignId? campaign, string name, Subscription? after, int max, CancellationToken cancel)
    {
        var found = new List<Subscription>();
        object?[] values = [RowReading.KeyOf(campaign), name, Subscription.Facts, after?.Run ?? Guid.Empty, after?.Instance ?? -1L, max];
        await commands.ReadAsync(dialect.Subscribers, values, row => found.Add(RowReading.Subscription(row)), cancel);
        return found;
    }

    public async Task<Guid?> LatestVersionAsync(string flow, CancellationToken cancel)
    {
        Guid? found = null;
        object?[] values = [flow.ToLowerInvariant(), Guid.TryParse(flow, out var id) ? id : Guid.Empty];
        await commands.ReadAsync(Sql.LatestVersion, values, row => found = row.IsDBNull(0) ? null : row.GetGuid(0), cancel);
        return found;
    }

    public Task<bool> TakeTriggerAsync(Guid flow, string trigger, CancellationToken cancel) => LockAsync(dialect.LockByName, TriggerLock(flow, trigger), "Exclusive", cancel);

    internal static string TriggerLock(Guid flow, string trigger) => $"trigger:{flow:N}:{trigger.ToUpperInvariant()}";

    public async Task<RunsOfTrigger> RunsOfTriggerAsync(Guid flow, string trigger, CancellationToken cancel)
    {
        var found = default(RunsOfTrigger);
        await commands.ReadAsync(Sql.RunsOfTrigger, [flow, trigger], row => found = new((int)row.GetInt64(0), (int)row.GetInt64(1)), cancel);
        return found;
    }

    public async Task<IReadOnlyList<StepOfRun>> OpenChildrenAsync(Guid parent, CancellationToken cancel)
    {
        var found = new List<StepOfRun>();
        await commands.ReadAsync(Sql.OpenChildren, [parent], row => found.Add(new(row.GetGuid(0), row.GetInt64(1))), cancel);
        return found;
    }

    public async Task<int> OpenBelowAsync(Guid root, CancellationToken cancel) =>
        Convert.ToInt32(await commands.ScalarAsync(Sql.OpenBelow, [root], cancel), CultureInfo.InvariantCulture);

    public Task UnparkAsync(Guid run, DateTimeOffset now, CancellationToken cancel) => commands.ExecuteAsync(Sql.Unpark, [run, now.UtcTicks], cancel);

    public async Task<IReadOnlyDictionary<string, Guid>> FindKeysAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            await commands.ReadAsync(Sql.FindKey, [key], row => found[key] = row.GetGuid(0), cancel);
        }

        return found;
    }

    public async Task<IReadOnlyDictionary<string, byte[]>> ContentsAsync(IReadOnlyCollection<string> keys, CancellationToken cancel)
    {
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            await commands.ReadAsync(Sql.FindContent, [key], row => found[key] = row.GetFieldValue<byte[]>(0), cancel);
        }

        return found;
    }

    public async Task WriteAsync(TurnWrites writes, CancellationToken cancel)
    {
        await ClearAsync(writes, cancel);
        foreach (var run in writes.Runs)
        {
            await WriteRunAsync(run, cancel);
        }

        foreach (var wait in writes.Waits)
        {
            if (wait.Replaces)
            {
                await commands.ExecuteAsync(Sql.DeleteStepWaits, [wait.Run, wait.Instance], cancel);
            }

            await commands.ExecuteAsync(Sql.InsertWait, RowParameters.Wait(wait), cancel);
        }

        await EachAsync(Sql.RenameWait, writes.RenamedWaits, r => [r.Run, r.Instance, r.Path, r.From, r.To], cancel);
        await EachAsync(Sql.InsertJournal, writes.Journal, RowParameters.Journal, cancel);
        await EachAsync(Sql.InsertSubscription, writes.Subscriptions, RowParameters.Subscription, cancel);
        await EachAsync(Sql.InsertItem, writes.Items, RowParameters.Item, cancel);
        await EachAsync(Sql.DeferItem, writes.Deferred, RowParameters.Defer, cancel);
        await EachAsync(Sql.MarkDispatched, writes.DispatchedEvents, e => [e, dialect.Instant(at)], cancel);
        await EachAsync(Sql.InsertTriggerLine, writes.TriggerLines, RowParameters.TriggerLine, cancel);
        await EachAsync(Sql.InsertContent, writes.Contents, c => [c.Hash, RowParameters.Bytes(c.Bytes)], cancel);
        await EachAsync(Sql.InsertKey, writes.Keys, k => [k.Key, k.Run, k.At.UtcTicks], cancel);
        await EachAsync(Sql.InsertMove, writes.Moves.FindAll(m => m.Before is not null), m => [m.Move, m.Run, m.Turn, m.At.UtcTicks, m.Before], cancel);
        await EachAsync(Sql.InsertMoveForGood, writes.Moves.FindAll(m => m.Before is null), m => [m.Move, m.Run, m.Turn, m.At.UtcTicks], cancel);
        await EachAsync(Sql.MarkUndone, writes.UndoneMoves, m => [m.Move, m.Run, m.At.UtcTicks, m.By], cancel);
    }

    public Task CommitAsync(CancellationToken cancel) => Transaction.CommitAsync(cancel);

    public async ValueTask DisposeAsync()
    {
        try
        {
            // Rolls back what was not committed. Not by RollbackAsync: SQL Server may have ended the transaction itself, as a deadlock's
            // victim, and SqlClient's exception about that would hide the deadlock, which is tried again.
            await Transaction.DisposeAsync();
            commands.Transaction = null;
        }
        finally
        {
            await release();
        }
    }

    private async Task<List<PendingEvent>> EventsAsync(object?[] values, CancellationToken cancel)
    {
        var events = new List<PendingEvent>();
        await commands.ReadAsync(dialect.PendingEvents, values, row => events.Add(RowReading.Event(row)), cancel);
        return events;
    }

    private async Task<List<Guid>> TakeCampaignsAsync(string waiting, int max, CancellationToken cancel)
    {
        if (starved?.Next() is { } hungry && await LockAsync(dialect.WaitForName, CampaignLock(hungry), "Exclusive", cancel))
        {
            starved.Fed(hungry);
        }

        var campaigns = new List<Guid>();
        await commands.ReadAsync(waiting, [max], row => campaigns.Add(row.GetGuid(0)), cancel);
        var mine = new List<Guid>();
        foreach (var campaign in campaigns)
        {
            var got = await LockCampaignAsync(campaign, "Exclusive", cancel);
            starved?.Note(campaign, got);
            if (got)
            {
                mine.Add(campaign);
            }
        }

        return mine;
    }

    private async Task ClearAsync(TurnWrites writes, CancellationToken cancel)
    {
        await EachAsync(Sql.DeleteItem, writes.Taken, item => [item], cancel);
        foreach (var step in writes.ClearedSteps)
        {
            object?[] key = [step.Run, step.Instance];
            await commands.ExecuteAsync(Sql.DeleteStepWaits, key, cancel);
            await commands.ExecuteAsync(Sql.DeleteStepSubscriptions, key, cancel);
            await commands.ExecuteAsync(Sql.DeleteStepItems, key, cancel);
        }

        await EachAsync(Sql.DeleteTimer, writes.ClearedTimers, t => [t.Run, t.Instance, t.Purpose], cancel);
        foreach (var run in writes.EndedRuns)
        {
            await commands.ExecuteAsync(Sql.DeleteRunWaits, [run], cancel);
            await commands.ExecuteAsync(Sql.DeleteRunSubscriptions, [run], cancel);
            await commands.ExecuteAsync(Sql.DeleteRunTimers, [run], cancel);
        }
    }

    private async Task WriteRunAsync(RunWrite run, CancellationToken cancel)
    {
        var rows = run.IsNew
            ? await commands.ExecuteAsync(Sql.InsertRun, RowParameters.InsertRun(run), cancel)
            : await commands.ExecuteAsync(Sql.UpdateRun, RowParameters.UpdateRun(run), cancel);
        if (rows != 1)
        {
            throw new RunChangedException(run.Run.Id);
        }
    }

    private async Task EachAsync<T>(string sql, List<T> rows, Func<T, object?[]> values, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            await commands.ExecuteAsync(sql, values(row), cancel);
        }
    }

    private async Task<IReadOnlyList<EventTrigger>> TriggersAsync(CampaignId? campaign, string name, CancellationToken cancel)
    {
        var found = new List<EventTrigger>();
        await commands.ReadAsync(
            Sql.Triggers, [name, RowReading.KeyOf(campaign), Guid.Empty], row => found.Add(RowReading.Trigger(row)), cancel);
        return found;
    }

    private Task<bool> TakeCampaignAsync(CampaignId? campaign, CancellationToken cancel) =>
        LockCampaignAsync(RowReading.KeyOf(campaign), "Exclusive", cancel);

    private static string CampaignLock(Guid campaign) => "campaign:" + campaign.ToString("N");

    private Task<bool> LockCampaignAsync(Guid campaign, string mode, CancellationToken cancel) => LockAsync(dialect.LockByName, CampaignLock(campaign), mode, cancel);

    private async Task<bool> LockAsync(string? sql, string name, string mode, CancellationToken cancel) =>
        sql is null || (await commands.ScalarAsync(sql, [name, mode], cancel) is { } got && Convert.ToInt64(got, CultureInfo.InvariantCulture) >= 0);
}
