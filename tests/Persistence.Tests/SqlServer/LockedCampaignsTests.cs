using System.Globalization;
using CampaignTracker.Domain.Campaigns;
using CampaignTracker.Persistence.Outbox;
using CampaignTracker.Persistence.Stores.Runs;
using CampaignTracker.Persistence.Tests.Databases;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>How a turn takes events where campaigns are locked one by one, as on SQL Server; the rows themselves are in SQLite.</summary>
public sealed class LockedCampaignsTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private static readonly Guid Busy = Guid.Parse("019a0000-0000-7000-8000-00000000000b");
    private static readonly Guid Free = Guid.Parse("019a0000-0000-7000-8000-00000000000f");

    [Fact]
    public async Task Events_of_a_campaign_that_is_held_stay_and_after_three_tries_it_is_waited_for()
    {
        await FillAsync();
        var dialect = new LocksByName(held: Busy);
        var starved = new StarvedCampaigns();
        for (var tries = 0; tries < 3; tries++)
        {
            (await TakeAsync(dialect, starved)).ShouldBe([Free, Free]);
        }

        dialect.IsWaitedFor = true;
        (await TakeAsync(dialect, starved)).ShouldBe([Busy, Free, Free]);
    }

    private async Task<IEnumerable<Guid>> TakeAsync(LocksByName dialect, StarvedCampaigns starved)
    {
        await using var connection = await database.Database.OpenAsync(default);
        var commands = new TurnCommands(connection) { Transaction = await connection.BeginTransactionAsync() };
        await using var turn = new RowTurn(commands, dialect, starved, DateTimeOffset.UnixEpoch, () => ValueTask.CompletedTask);
        return (await turn.TakeEventsAsync(10, default)).Select(e => e.Campaign!.Value.Value).ToList();
    }

    private async Task FillAsync()
    {
        await using var context = database.NewContext();
        foreach (var (campaign, position) in new[] { (Busy, 0), (Free, 1), (Free, 2) })
        {
            context.Add(new OutboxMessage
            {
                Id = database.Ids.Next(),
                Name = "ClaimRevised",
                CampaignId = new CampaignId(campaign),
                OccurredAt = DateTimeOffset.UnixEpoch,
                Position = position,
                Payload = "{}",
            });
        }

        await context.SaveChangesAsync();
    }

    /// <summary>Another turn holds one campaign, until it is waited for.</summary>
    private sealed class LocksByName(Guid held) : RowDialect
    {
        private static readonly SqliteDialect Rows = new();

        public bool IsWaitedFor { get; set; }

        public override string Claim => Rows.Claim;

        public override string HoldItem => Rows.HoldItem;

        public override string LockRun => Rows.LockRun;

        public override string Subscribers => Rows.Subscribers;

        public override string Lease => Rows.Lease;

        public override string CampaignsWithEvents => """SELECT DISTINCT "CampaignId" FROM "Outbox" WHERE "DispatchedAt" IS NULL LIMIT @p0""";

        public override string PendingEvents =>
            """
            SELECT "Id","Name","CampaignId","OccurredAt","Payload" FROM "Outbox" WHERE instr(upper(@p1),"CampaignId")>0 ORDER BY "Position" LIMIT @p0
            """;

        public override string LockByName => string.Create(
            CultureInfo.InvariantCulture, $"SELECT CASE WHEN @p0='campaign:{held:N}' AND @p1='Exclusive' AND {(IsWaitedFor ? 0 : 1)} THEN -1 ELSE 0 END");

        public override string WaitForName => $"SELECT CASE WHEN @p0='campaign:{held:N}' AND @p1='Exclusive' THEN 0 END";

        public override object Instant(DateTimeOffset instant) => Rows.Instant(instant);
    }
}
