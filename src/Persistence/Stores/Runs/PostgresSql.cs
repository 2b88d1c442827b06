namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>The engine's statements for PostgreSQL: sets in, sets out, so that a turn of a hundred runs costs as many round trips as a turn of one.</summary>
internal static class PostgresSql
{
    /// <summary>A campaign's advisory lock: the random half of its id. Two campaigns that share it only wait for each other needlessly.</summary>
    private const string LockKey = """('x'||right(replace(c::text,'-',''),16))::bit(64)::bigint""";

    private const string FirstOfEach =
        """
        unnest($1,$2) WITH ORDINALITY AS e(c,n,o) CROSS JOIN LATERAL (SELECT * FROM (
        (SELECT "CampaignId","EventKey","RunId","Instance" FROM "Subscriptions" WHERE "CampaignId"=e.c AND "EventKey"=e.n ORDER BY "RunId","Instance" LIMIT $4)
        UNION ALL
        (SELECT "CampaignId","EventKey","RunId","Instance" FROM "Subscriptions" WHERE "CampaignId"=e.c AND "EventKey"=$3 AND e.n<>$3 ORDER BY "RunId","Instance" LIMIT $4)
        ) b ORDER BY "RunId","Instance" LIMIT $4) s
        """;

    /// <summary>
    /// An item is left alone while an older one of the same run is in another turn's hands, so that what is due comes to a run in
    /// due order also where several nodes share the work.
    /// </summary>
    public const string Claim =
        $"""
        WITH mine AS MATERIALIZED (SELECT {Sql.ItemColumns} FROM "WorkItems" WHERE "Queue"=0 AND "ReadyAt"<=$1
        ORDER BY "ReadyAt","Id" LIMIT $2 FOR UPDATE SKIP LOCKED)
        SELECT * FROM mine WHERE NOT EXISTS (SELECT 1 FROM "WorkItems" o WHERE o."RunId"=mine."RunId" AND o."Queue"=0
        AND (o."ReadyAt",o."Id")<(mine."ReadyAt",mine."Id") AND NOT EXISTS (SELECT 1 FROM mine m WHERE m."Id"=o."Id"))
        ORDER BY "ReadyAt","Id"
        """;

    public const string HoldItems = """SELECT "Id" FROM "WorkItems" WHERE "Id"=ANY($1) FOR UPDATE SKIP LOCKED""";

    public const string LockRuns = $"""SELECT {Sql.RunColumns} FROM "Runs" WHERE "Id"=ANY($1) FOR UPDATE SKIP LOCKED""";

    public const string RunExists = """SELECT 1 FROM "Runs" WHERE "Id"=$1""";

    public const string ShareCampaigns =
        $"""
        WITH wanted AS MATERIALIZED (SELECT c FROM unnest($1) AS c) SELECT c FROM wanted WHERE pg_try_advisory_xact_lock_shared({LockKey})
        """;

    public const string TakeCampaigns =
        $"""
        WITH wanted AS MATERIALIZED (SELECT DISTINCT c FROM unnest($1) AS c) SELECT c FROM wanted WHERE pg_try_advisory_xact_lock({LockKey})
        """;

    /// <summary>The first waits of each of several events. Each key is read in its own order and no further than asked, however many wait.</summary>
    public const string FirstSubscribers =
        $"""
        SELECT s."CampaignId",s."EventKey",s."RunId",s."Instance",e.o FROM {FirstOfEach} ORDER BY e.o,s."RunId",s."Instance"
        """;

    /// <summary>Locks the runs of <see cref="FirstSubscribers"/>, as <see cref="LockRuns"/> does, where their campaign was got; up to as many as one batch wakes.</summary>
    public const string LockFirstRuns =
        $"""
        WITH mine AS MATERIALIZED (SELECT s."RunId",s."CampaignId" AS c FROM {FirstOfEach} LIMIT 200)
        SELECT {Sql.RunColumns} FROM "Runs" WHERE "Id" IN (SELECT "RunId" FROM mine WHERE pg_try_advisory_xact_lock({LockKey})) FOR UPDATE SKIP LOCKED
        """;

    public const string TakeTrigger = """SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0))""";

    /// <summary>Waits. Only for a transaction that holds nothing yet.</summary>
    public const string WaitForCampaign =
        $"""
        SELECT pg_advisory_xact_lock({LockKey}) FROM (SELECT $1 AS c) w
        """;

    public const string CampaignsWithEvents =
        $"""
        WITH waiting AS MATERIALIZED (SELECT DISTINCT c FROM (SELECT "CampaignId" AS c FROM "Outbox" WHERE "DispatchedAt" IS NULL
        ORDER BY "OccurredAt","Position","Id" LIMIT $1) o)
        SELECT c, pg_try_advisory_xact_lock({LockKey}) FROM waiting
        """;

    /// <summary>Read after the campaigns are locked: only who holds a campaign marks its events, so these rows need no lock of their own.</summary>
    public const string PendingEvents =
        """
        SELECT "Id","Name","CampaignId","OccurredAt","Payload" FROM "Outbox" WHERE "DispatchedAt" IS NULL AND "CampaignId"=ANY($1)
        ORDER BY "OccurredAt","Position","Id" LIMIT $2
        """;

    public const string Subscribers =
        """
        SELECT "CampaignId","EventKey","RunId","Instance" FROM "Subscriptions"
        WHERE "CampaignId"=$1 AND "EventKey"=ANY($2) AND ("RunId","Instance")>($3,$4) ORDER BY "RunId","Instance" LIMIT $5
        """;

    public const string Triggers =
        """
        SELECT t."FlowId",t."VersionId",t."Name",t."Event",t."CampaignId",e.o FROM unnest($1,$2) WITH ORDINALITY AS e(c,n,o)
        JOIN "FlowTriggers" t ON t."Event"=e.n AND t."CampaignId" IN (e.c,'00000000-0000-0000-0000-000000000000') ORDER BY e.o,t."FlowId",t."Name"
        """;

    public const string FindKeys = """SELECT "Key","RunId" FROM "AcceptedKeys" WHERE "Key"=ANY($1)""";

    public const string FindContents = """SELECT "Hash","Bytes" FROM "Contents" WHERE "Hash"=ANY($1)""";

    /// <summary>Measured by the server's clock: $1 is the engine's now for readiness, $2 the lease's length in ticks.</summary>
    public const string Lease =
        $"""
        UPDATE "WorkItems" SET "LeaseOwner"=$3,"LeaseUntil"={ServerNow}+$2 WHERE "Id" IN
        (SELECT "Id" FROM "WorkItems" WHERE "Queue"=1 AND "ReadyAt"<=$1 AND ("LeaseUntil" IS NULL OR "LeaseUntil"<={ServerNow})
        ORDER BY "ReadyAt","Id" LIMIT $4 FOR UPDATE SKIP LOCKED)
        RETURNING {Sql.ItemColumns}
        """;

    public const string Renew = $"""UPDATE "WorkItems" SET "LeaseUntil"={ServerNow}+$3 WHERE "Id"=$1 AND "LeaseOwner"=$2""";

    public const string DeleteItems = """DELETE FROM "WorkItems" WHERE "Id"=ANY($1)""";

    public const string DeleteStepWaits =
        """
        DELETE FROM "Waits" w USING unnest($1,$2) AS s(r,i) WHERE w."RunId"=s.r AND w."Instance"=s.i
        """;

    public const string DeleteStepSubscriptions =
        """
        DELETE FROM "Subscriptions" w USING unnest($1,$2) AS s(r,i) WHERE w."RunId"=s.r AND w."Instance"=s.i
        """;

    public const string DeleteStepItems =
        """
        DELETE FROM "WorkItems" w USING unnest($1,$2) AS s(r,i) WHERE w."RunId"=s.r AND w."Instance"=s.i
        AND (w."Kind"=0 OR (w."Kind"=2 AND w."LeaseOwner" IS NULL))
        """;

    public const string DeleteTimers =
        """
        DELETE FROM "WorkItems" w USING unnest($1,$2,$3) AS s(r,i,p) WHERE w."RunId"=s.r AND w."Instance"=s.i AND w."Kind"=0 AND w."Purpose"=s.p
        """;

    public const string DeleteRunWaits = """DELETE FROM "Waits" WHERE "RunId"=ANY($1)""";

    public const string DeleteRunSubscriptions = """DELETE FROM "Subscriptions" WHERE "RunId"=ANY($1)""";

    public const string DeleteRunTimers = """DELETE FROM "WorkItems" WHERE "RunId"=ANY($1) AND "Kind"=0""";

    public const string InsertRuns =
        """
        INSERT INTO "Runs" ("Id","FlowVersionId","CampaignId","Status","Turn","State","Trigger","StartedAt","EndedAt",
        "ParentRunId","ParentInstance","ParentAttempt","FaultCode","FaultMessage","Outputs","Trouble","RootRunId","Generation")
        SELECT * FROM unnest($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18)
        """;

    /// <summary>Divides by zero where a run is not at the turn it was loaded at, so that what comes after it, the commit too, is not done.</summary>
    public const string UpdateRuns =
        """
        WITH saved AS (
        UPDATE "Runs" r SET "FlowVersionId"=u.v,"Status"=u.s,"Turn"=u.t,"State"=u.b,
        "EndedAt"=CASE WHEN u.s IN ('Succeeded','Failed','TimedOut','Cancelled') THEN COALESCE(r."EndedAt",u.e) END,"FaultCode"=u.fc,"FaultMessage"=u.fm,"Outputs"=u.o,"Trouble"=u.tr
        FROM unnest($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11) AS u(id,before,v,s,t,b,e,fc,fm,o,tr) WHERE r."Id"=u.id AND r."Turn"=u.before RETURNING 1)
        SELECT 1/(count(*)=cardinality($1))::int FROM saved
        """;

    public const string InsertWaits =
        """
        INSERT INTO "Waits" ("RunId","Instance","CampaignId","Path","StepType","Title","WaitingFor","Since","Until","MayAct")
        SELECT * FROM unnest($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)
        ON CONFLICT ("RunId","Instance") DO UPDATE SET "Path"=excluded."Path","Title"=excluded."Title","WaitingFor"=excluded."WaitingFor",
        "Since"=excluded."Since","Until"=excluded."Until","MayAct"=excluded."MayAct"
        """;

    public const string InsertSubscriptions =
        """
        INSERT INTO "Subscriptions" ("CampaignId","EventKey","RunId","Instance") SELECT * FROM unnest($1,$2,$3,$4) ON CONFLICT DO NOTHING
        """;

    public const string InsertJournal =
        """
        INSERT INTO "RunJournal" ("RunId","Turn","Part","At","Count","Entries") SELECT * FROM unnest($1,$2,$3,$4,$5,$6)
        """;

    public const string InsertItems =
        """
        INSERT INTO "WorkItems" ("Id","Queue","Kind","RunId","Instance","Purpose","DueAt","ReadyAt","Payload","Attempt","LastError")
        SELECT * FROM unnest($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11)
        """;

    public const string DeferItems =
        """
        UPDATE "WorkItems" w SET "Queue"=u.q,"ReadyAt"=u.r,"Attempt"=u.a,"LastError"=u.e,"LeaseOwner"=NULL,"LeaseUntil"=NULL
        FROM unnest($1,$2,$3,$4,$5) AS u(id,q,r,a,e) WHERE w."Id"=u.id
        """;

    public const string MarkDispatched = """UPDATE "Outbox" SET "DispatchedAt"=$2 WHERE "Id"=ANY($1)""";

    public const string InsertTriggerLines =
        """
        INSERT INTO "TriggerHistory" ("Id","FlowId","Trigger","At","EventId","RunId","Reason") SELECT * FROM unnest($1,$2,$3,$4,$5,$6,$7)
        """;

    public const string InsertContents = """INSERT INTO "Contents" ("Hash","Bytes") SELECT * FROM unnest($1,$2) ON CONFLICT DO NOTHING""";

    public const string InsertKeys = """INSERT INTO "AcceptedKeys" ("Key","RunId","At") SELECT * FROM unnest($1,$2,$3)""";

    public const string RenameWaits =
        """
        UPDATE "Waits" w SET "Path"=u.p,"Title"=CASE WHEN w."Title"=u.f THEN u.t ELSE w."Title" END
        FROM unnest($1,$2,$3,$4,$5) AS u(r,i,p,f,t) WHERE w."RunId"=u.r AND w."Instance"=u.i
        """;

    public const string InsertMoves = """INSERT INTO "RunMoves" ("MoveId","RunId","Turn","At","Before") SELECT * FROM unnest($1,$2,$3,$4,$5)""";

    public const string MarkUndone =
        """
        UPDATE "RunMoves" m SET "UndoneAt"=u.a,"UndoneBy"=u.b FROM unnest($1,$2,$3,$4) AS u(m,r,a,b) WHERE m."MoveId"=u.m AND m."RunId"=u.r
        """;

    private const string ServerNow = "((extract(epoch from clock_timestamp())*10000000)::bigint+621355968000000000)";
}
