namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>What differs between the databases that are written row by row.</summary>
internal abstract class RowDialect
{
    /// <summary>@p0 now, @p1 how many.</summary>
    public abstract string Claim { get; }

    public abstract string HoldItem { get; }

    public abstract string LockRun { get; }

    /// <summary>The campaigns of the oldest events (@p0 how many of these); null where there is one writer anyway, so that no campaign must be locked.</summary>
    public abstract string? CampaignsWithEvents { get; }

    /// <summary>@p0 how many, @p1 the ids of their campaigns with commas between, where campaigns are locked. Columns: id, name, campaign, occurred at, payload.</summary>
    public abstract string PendingEvents { get; }

    /// <summary>@p0 campaign, @p1 name, @p2 *, @p3 run and @p4 instance to start after, @p5 how many.</summary>
    public abstract string Subscribers { get; }

    /// <summary>@p0 now, @p1 lease's end, @p2 owner, @p3 how many. Gives the rows it took.</summary>
    public abstract string Lease { get; }

    /// <summary>Locks a campaign or a trigger for the transaction (@p0 name, @p1 Shared or Exclusive) and gives a number that is not negative where it has; null where there is one writer anyway.</summary>
    public abstract string? LockByName { get; }

    /// <summary>As <see cref="LockByName"/>, but waits for it. Only for a transaction that holds nothing yet.</summary>
    public abstract string? WaitForName { get; }

    public abstract object Instant(DateTimeOffset instant);
}

internal sealed class SqliteDialect : RowDialect
{
    // SQLite has one writer at a time: a turn holds the whole file, so nothing needs a lock of its own.
    public override string Claim { get; } =
        $"""
        SELECT {Sql.ItemColumns} FROM "WorkItems" WHERE "Queue"=0 AND "ReadyAt"<=@p0 ORDER BY "ReadyAt","Id" LIMIT @p1
        """;

    public override string HoldItem => """SELECT 1 FROM "WorkItems" WHERE "Id"=@p0""";

    public override string LockRun { get; } = $"""SELECT {Sql.RunColumns} FROM "Runs" WHERE "Id"=@p0""";

    public override string? CampaignsWithEvents => null;

    public override string PendingEvents =>
        """
        SELECT "Id","Name","CampaignId","OccurredAt","Payload" FROM "Outbox" WHERE "DispatchedAt" IS NULL ORDER BY "OccurredAt","Position","Id" LIMIT @p0
        """;

    public override string Subscribers =>
        """
        SELECT "CampaignId","EventKey","RunId","Instance" FROM "Subscriptions"
        WHERE "CampaignId"=@p0 AND "EventKey" IN (@p1,@p2) AND ("RunId">@p3 OR ("RunId"=@p3 AND "Instance">@p4))
        ORDER BY "RunId","Instance" LIMIT @p5
        """;

    public override string Lease { get; } =
        $"""
        UPDATE "WorkItems" SET "LeaseOwner"=@p2,"LeaseUntil"=@p1 WHERE "Id" IN
        (SELECT "Id" FROM "WorkItems" WHERE "Queue"=1 AND "ReadyAt"<=@p0 AND ("LeaseUntil" IS NULL OR "LeaseUntil"<=@p0) ORDER BY "ReadyAt","Id" LIMIT @p3)
        RETURNING {Sql.ItemColumns}
        """;

    public override string? LockByName => null;

    public override string? WaitForName => null;

    public override object Instant(DateTimeOffset instant) => instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond);
}

internal sealed class SqlServerDialect : RowDialect
{
    // FORCESEEK: a scan would lock the whole queue on its way. There is an index that begins with the queue and the time.
    public override string Claim { get; } =
        $"""
        SELECT TOP (@p1) {Sql.ItemColumns} FROM "WorkItems" WITH (UPDLOCK, READPAST, ROWLOCK, FORCESEEK) WHERE "Queue"=0 AND "ReadyAt"<=@p0 ORDER BY "ReadyAt","Id"
        """;

    public override string HoldItem => """SELECT 1 FROM "WorkItems" WITH (UPDLOCK, READPAST, ROWLOCK) WHERE "Id"=@p0""";

    public override string LockRun { get; } = $"""SELECT {Sql.RunColumns} FROM "Runs" WITH (UPDLOCK, READPAST, ROWLOCK) WHERE "Id"=@p0""";

    public override string CampaignsWithEvents =>
        """
        SELECT DISTINCT "CampaignId" FROM (SELECT TOP (@p0) "CampaignId" FROM "Outbox" WITH (READPAST, READCOMMITTEDLOCK)
        WHERE "DispatchedAt" IS NULL ORDER BY "OccurredAt","Position","Id") o
        """;

    // Read after the campaigns are locked, else an event could be passed over that another turn had in hand and gave back.
    public override string PendingEvents =>
        """
        SELECT TOP (@p0) "Id","Name","CampaignId","OccurredAt","Payload" FROM "Outbox" WITH (UPDLOCK, READPAST, ROWLOCK)
        WHERE "DispatchedAt" IS NULL AND "CampaignId" IN (SELECT CAST(value AS uniqueidentifier) FROM STRING_SPLIT(@p1, ','))
        ORDER BY "OccurredAt","Position","Id"
        """;

    public override string Subscribers =>
        """
        SELECT TOP (@p5) "CampaignId","EventKey","RunId","Instance" FROM "Subscriptions"
        WHERE "CampaignId"=@p0 AND "EventKey" IN (@p1,@p2) AND ("RunId">@p3 OR ("RunId"=@p3 AND "Instance">@p4))
        ORDER BY "RunId","Instance"
        """;

    // The server's clock measures the lease: @p0 and @p1 only give its length.
    public override string Lease =>
        """
        DECLARE @now bigint = DATEDIFF_BIG(microsecond, '0001-01-01', SYSUTCDATETIME()) * 10;
        WITH "Ready" AS (SELECT TOP (@p3) * FROM "WorkItems" WITH (UPDLOCK, READPAST, ROWLOCK, FORCESEEK)
        WHERE "Queue"=1 AND "ReadyAt"<=@p0 AND ("LeaseUntil" IS NULL OR "LeaseUntil"<=@now) ORDER BY "ReadyAt","Id")
        UPDATE "Ready" SET "LeaseOwner"=@p2,"LeaseUntil"=@now+(@p1-@p0)
        OUTPUT inserted."Id",inserted."Queue",inserted."Kind",inserted."RunId",inserted."Instance",inserted."Purpose",inserted."DueAt",
        inserted."ReadyAt",inserted."Payload",inserted."Attempt",inserted."LastError"
        """;

    public override string LockByName =>
        """
        DECLARE @got int;
        EXEC @got = sp_getapplock @Resource=@p0, @LockMode=@p1, @LockOwner='Transaction', @LockTimeout=0;
        SELECT @got
        """;

    public override string WaitForName =>
        """
        DECLARE @got int;
        EXEC @got = sp_getapplock @Resource=@p0, @LockMode=@p1, @LockOwner='Transaction', @LockTimeout=10000;
        SELECT @got
        """;

    public override object Instant(DateTimeOffset instant) => instant.ToUniversalTime();
}
