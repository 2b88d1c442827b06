using System.Data.Common;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Workflows.Execution;
using CampaignTracker.Workflows.Language.Values;
using CampaignTracker.Workflows.Runtime.Rows;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>From result rows in the column order of <see cref="Sql"/>.</summary>
internal static class RowReading
{
    public static StoredRun Run(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        VersionId = row.GetGuid(1),
        Campaign = row.IsDBNull(2) ? null : new CampaignId(row.GetGuid(2)),
        Status = Enum.Parse<RunStatus>(row.GetString(3)),
        Turn = row.GetInt64(4),
        State = row.GetFieldValue<byte[]>(5),
        Trigger = row.GetString(6),
        StartedAt = Instant(row, 7),
        Parent = row.IsDBNull(8) ? null : new ParentStep(row.GetGuid(8), row.GetInt64(9), row.GetInt32(10)),
        Root = row.IsDBNull(11) ? null : row.GetGuid(11),
        Generation = row.GetInt32(12),
    };

    public static WorkItem Item(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        Queue = (WorkQueue)row.GetInt16(1),
        Kind = (WorkKind)row.GetInt16(2),
        Run = row.IsDBNull(3) ? null : row.GetGuid(3),
        Instance = row.GetInt64(4),
        Purpose = row.GetString(5),
        DueAt = Instant(row, 6),
        ReadyAt = Instant(row, 7),
        Payload = row.IsDBNull(8) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(8),
        Attempt = row.GetInt32(9),
        LastError = row.IsDBNull(10) ? null : row.GetString(10),
    };

    public static PendingEvent Event(DbDataReader row) => new(
        row.GetGuid(0),
        row.GetString(1),
        CampaignOf(row.GetGuid(2)),
        row.GetFieldType(3) == typeof(long) ? Instant(row, 3) : row.GetFieldValue<DateTimeOffset>(3),
        ValueJson.Parse(row.GetString(4)));

    public static Subscription Subscription(DbDataReader row) =>
        new(CampaignOf(row.GetGuid(0)), row.GetString(1), row.GetGuid(2), row.GetInt64(3));

    public static EventTrigger Trigger(DbDataReader row) =>
        new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), CampaignOf(row.GetGuid(4)));

    public static FlowVersion Version(DbDataReader row) => new(
        row.GetGuid(0),
        row.GetGuid(1),
        row.GetString(2),
        row.GetInt32(3),
        row.IsDBNull(4) ? null : new CampaignId(row.GetGuid(4)),
        row.GetString(5));

    public static DateTimeOffset Instant(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    /// <summary>Subscriptions and triggers keep "no campaign" as the empty id, so that it can be part of a key.</summary>
    public static CampaignId? CampaignOf(Guid key) => key == Guid.Empty ? null : new CampaignId(key);

    public static Guid KeyOf(CampaignId? campaign) => campaign?.Value ?? Guid.Empty;
}
