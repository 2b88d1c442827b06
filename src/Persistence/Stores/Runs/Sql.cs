namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>The statements of the engine that are the same on every database. Instants are UTC ticks, parameters are @p0, @p1 ...</summary>
internal static class Sql
{
    public const string RunColumns =
        """
        "Id","FlowVersionId","CampaignId","Status","Turn","State","Trigger","StartedAt","ParentRunId","ParentInstance","ParentAttempt","RootRunId","Generation"
        """;

    public const string ItemColumns =
        """
        "Id","Queue","Kind","RunId","Instance","Purpose","DueAt","ReadyAt","Payload","Attempt","LastError"
        """;

    public const string RunExists = """SELECT 1 FROM "Runs" WHERE "Id"=@p0""";

    public const string NextReady = """SELECT MIN("ReadyAt") FROM "WorkItems" WHERE "Queue"=@p0""";

    /// <summary>Outside work counts as ready when its lease runs out.</summary>
    public const string NextLease =
        """
        SELECT MIN(CASE WHEN "LeaseUntil" IS NULL OR "LeaseUntil"<"ReadyAt" THEN "ReadyAt" ELSE "LeaseUntil" END) FROM "WorkItems" WHERE "Queue"=1
        """;

    public const string FindVersion =
        """
        SELECT v."Id",v."FlowId",f."Name",v."Number",f."CampaignId",v."Definition"
        FROM "FlowVersions" v JOIN "Flows" f ON f."Id"=v."FlowId" WHERE v."Id"=@p0
        """;

    public const string Triggers =
        """
        SELECT "FlowId","VersionId","Name","Event","CampaignId" FROM "FlowTriggers"
        WHERE "Event"=@p0 AND "CampaignId" IN (@p1,@p2) ORDER BY "FlowId","Name"
        """;

    public const string LatestVersion = """SELECT "LatestVersionId" FROM "Flows" WHERE LOWER("Name")=@p0 OR "Id"=@p1""";

    public const string RunsOfTrigger =
        """
        SELECT CAST(COUNT(CASE WHEN r."Status"<>'New' THEN 1 END) AS BIGINT),CAST(COUNT(CASE WHEN r."Status"='New' THEN 1 END) AS BIGINT)
        FROM "Runs" r JOIN "FlowVersions" v ON v."Id"=r."FlowVersionId" WHERE v."FlowId"=@p0 AND r."Trigger"=@p1 AND r."EndedAt" IS NULL
        """;

    public const string OpenChildren =
        """
        SELECT "Id","ParentInstance" FROM "Runs" WHERE "ParentRunId"=@p0 AND "EndedAt" IS NULL
        """;

    public const string OpenBelow =
        """
        SELECT CAST(COUNT(*) AS BIGINT) FROM "Runs" WHERE "RootRunId"=@p0 AND "EndedAt" IS NULL
        """;

    public const string Unpark =
        """
        UPDATE "WorkItems" SET "Queue"=CASE WHEN "Kind"=2 THEN 1 ELSE 0 END,"ReadyAt"=@p1,"Attempt"=0 WHERE "RunId"=@p0 AND "Queue"=2
        """;

    public const string FindKey = """SELECT "RunId" FROM "AcceptedKeys" WHERE "Key"=@p0""";

    public const string FindContent = """SELECT "Bytes" FROM "Contents" WHERE "Hash"=@p0""";

    public const string InsertRun =
        """
        INSERT INTO "Runs" ("Id","FlowVersionId","CampaignId","Status","Turn","State","Trigger","StartedAt","EndedAt",
        "ParentRunId","ParentInstance","ParentAttempt","FaultCode","FaultMessage","Outputs","Trouble","RootRunId","Generation")
        VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9,@p10,@p11,@p12,@p13,@p14,@p15,@p16,@p17)
        """;

    public const string UpdateRun =
        """
        UPDATE "Runs" SET "FlowVersionId"=@p2,"Status"=@p3,"Turn"=@p4,"State"=@p5,
        "EndedAt"=CASE WHEN @p3 IN ('Succeeded','Failed','TimedOut','Cancelled') THEN COALESCE("EndedAt",@p6) END,"FaultCode"=@p7,"FaultMessage"=@p8,"Outputs"=@p9,"Trouble"=@p10
        WHERE "Id"=@p0 AND "Turn"=@p1
        """;

    public const string InsertJournal =
        """
        INSERT INTO "RunJournal" ("RunId","Turn","Part","At","Count","Entries") VALUES (@p0,@p1,@p2,@p3,@p4,@p5)
        """;

    public const string DeleteStepWaits = """DELETE FROM "Waits" WHERE "RunId"=@p0 AND "Instance"=@p1""";

    public const string DeleteStepSubscriptions = """DELETE FROM "Subscriptions" WHERE "RunId"=@p0 AND "Instance"=@p1""";

    /// <summary>Timers, and calls that nobody has begun. Inputs stay: whether they still apply is for the run to say.</summary>
    public const string DeleteStepItems =
        """
        DELETE FROM "WorkItems" WHERE "RunId"=@p0 AND "Instance"=@p1 AND ("Kind"=0 OR ("Kind"=2 AND "LeaseOwner" IS NULL))
        """;

    public const string DeleteTimer = """DELETE FROM "WorkItems" WHERE "RunId"=@p0 AND "Instance"=@p1 AND "Kind"=0 AND "Purpose"=@p2""";

    public const string DeleteRunWaits = """DELETE FROM "Waits" WHERE "RunId"=@p0""";

    public const string DeleteRunSubscriptions = """DELETE FROM "Subscriptions" WHERE "RunId"=@p0""";

    public const string DeleteRunTimers = """DELETE FROM "WorkItems" WHERE "RunId"=@p0 AND "Kind"=0""";

    public const string InsertWait =
        """
        INSERT INTO "Waits" ("RunId","Instance","CampaignId","Path","StepType","Title","WaitingFor","Since","Until","MayAct")
        VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9)
        """;

    public const string InsertSubscription =
        """
        INSERT INTO "Subscriptions" ("CampaignId","EventKey","RunId","Instance")
        SELECT @p0,@p1,@p2,@p3 WHERE NOT EXISTS
        (SELECT 1 FROM "Subscriptions" WHERE "CampaignId"=@p0 AND "EventKey"=@p1 AND "RunId"=@p2 AND "Instance"=@p3)
        """;

    public const string InsertItem =
        """
        INSERT INTO "WorkItems" ("Id","Queue","Kind","RunId","Instance","Purpose","DueAt","ReadyAt","Payload","Attempt","LastError")
        VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6,@p7,@p8,@p9,@p10)
        """;

    public const string DeleteItem = """DELETE FROM "WorkItems" WHERE "Id"=@p0""";

    public const string DeferItem =
        """
        UPDATE "WorkItems" SET "Queue"=@p1,"ReadyAt"=@p2,"Attempt"=@p3,"LastError"=@p4,"LeaseOwner"=NULL,"LeaseUntil"=NULL WHERE "Id"=@p0
        """;

    public const string MarkDispatched = """UPDATE "Outbox" SET "DispatchedAt"=@p1 WHERE "Id"=@p0""";

    public const string InsertTriggerLine =
        """
        INSERT INTO "TriggerHistory" ("Id","FlowId","Trigger","At","EventId","RunId","Reason") VALUES (@p0,@p1,@p2,@p3,@p4,@p5,@p6)
        """;

    public const string InsertContent =
        """
        INSERT INTO "Contents" ("Hash","Bytes") SELECT @p0,@p1 WHERE NOT EXISTS (SELECT 1 FROM "Contents" WHERE "Hash"=@p0)
        """;

    public const string InsertKey = """INSERT INTO "AcceptedKeys" ("Key","RunId","At") VALUES (@p0,@p1,@p2)""";

    public const string RenameWait =
        """
        UPDATE "Waits" SET "Path"=@p2,"Title"=CASE WHEN "Title"=@p3 THEN @p4 ELSE "Title" END WHERE "RunId"=@p0 AND "Instance"=@p1
        """;

    public const string InsertMove =
        """
        INSERT INTO "RunMoves" ("MoveId","RunId","Turn","At","Before") VALUES (@p0,@p1,@p2,@p3,@p4)
        """;

    /// <summary>A statement of its own: SQL Server takes no untyped null for bytes.</summary>
    public const string InsertMoveForGood =
        """
        INSERT INTO "RunMoves" ("MoveId","RunId","Turn","At") VALUES (@p0,@p1,@p2,@p3)
        """;

    public const string MarkUndone = """UPDATE "RunMoves" SET "UndoneAt"=@p2,"UndoneBy"=@p3 WHERE "MoveId"=@p0 AND "RunId"=@p1""";

    public const string Renew = """UPDATE "WorkItems" SET "LeaseUntil"=@p2 WHERE "Id"=@p0 AND "LeaseOwner"=@p1""";
}
