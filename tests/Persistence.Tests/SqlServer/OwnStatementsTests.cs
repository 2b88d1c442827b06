using System.Globalization;
using CampaignTracker.Persistence.Databases;
using CampaignTracker.Persistence.Engine;
using CampaignTracker.TransactSql;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>What the engine sends to SQL Server is written by hand. Its grammar, and each name in it, is looked at without a server.</summary>
public sealed class OwnStatementsTests
{
    private static readonly Schema Schema = MakeSchema();

    public static TheoryData<string> Names => [.. OwnStatements.All.Keys];

    [Fact]
    public void They_are_found_in_all_their_places()
    {
        OwnStatements.All.Count.ShouldBeGreaterThan(35);
        string[] some = ["Sql.InsertRun", "SqlServerDialect.Lease", "SqlServerDialect.LockByName", "SqlServerFlowStore.RenewByServerClock"];
        some.ShouldBeSubsetOf(OwnStatements.All.Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_statement_is_Transact_SQL_over_tables_and_columns_that_are_there(string name) => Schema.Check(OwnStatements.All[name]);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_statement_counts_its_parameters_from_zero_without_a_gap(string name)
    {
        var parameters = TransactSqlText.ParametersOf(OwnStatements.All[name]);
        parameters.ShouldBe(Enumerable.Range(0, parameters.Count).Select(n => "@p" + n.ToString(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""SELECT "Idd" FROM "Runs" WHERE "Id"=@p0""", "no column Idd")]
    [InlineData("""SELECT "id" FROM "Runs" """, "no column id")]
    [InlineData("""SELECT "Id" FROM "Run" """, "no table Run")]
    [InlineData("""SELECT r."Id" FROM "Runs" r JOIN "FlowVersions" v ON v."Id"=r."FlowVersion" """, "no column r.FlowVersion")]
    [InlineData("""SELECT x."Id" FROM "Runs" r""", "no column x.Id")]
    [InlineData("""UPDATE "Runs" SET "Turns"=@p1 WHERE "Id"=@p0""", "no column Turns")]
    [InlineData("""DELETE FROM "WorkItems" OUTPUT deleted."Run" WHERE "Id"=@p0""", "no column deleted.Run")]
    [InlineData("""INSERT INTO "AcceptedKeys" ("Key","RunId") VALUES (@p0,@p1)""", "AcceptedKeys needs a value for At")]
    [InlineData("""INSERT INTO "AcceptedKeys" ("Key","RunId","At") VALUES (@p0,@p1)""", "3 columns get 2 values")]
    [InlineData("""WITH "Ready" AS (SELECT TOP (@p0) "Id" FROM "WorkItems") UPDATE "Ready" SET "LeaseOwner"=@p1""", "no column LeaseOwner")]
    [InlineData("""SELECT "Id" FROM "Runs" WHERE "Status"=1""", "Status is nvarchar(40) and meets Integer 1")]
    [InlineData("""SELECT "Id" FROM "Runs" WHERE "Turn"='New'""", "Turn is bigint and meets String New")]
    [InlineData("""SELECT "Id" FROM "Runs" ORDER BY "Id" LIMIT 1""", "encountered LIMIT")]
    [InlineData("""SELECT "Id" FROM "Runs" FOR UPDATE SKIP LOCKED""", "Incorrect syntax near SKIP")]
    public void A_slip_is_seen(string sql, string fault) =>
        Should.Throw<TransactSqlException>(() => Schema.Check(sql)).Message.ShouldContain(fault);

    [Fact]
    public void Rows_that_are_passed_over_while_locked_are_locked_row_by_row_or_read_by_locks_whatever_the_databases_setting() =>
        OwnStatements.All.Where(s => s.Value.Contains("READPAST", StringComparison.Ordinal))
            .ShouldAllBe(s => s.Value.Contains("(UPDLOCK, READPAST, ROWLOCK", StringComparison.Ordinal) || s.Value.Contains("(READPAST, READCOMMITTEDLOCK)", StringComparison.Ordinal));

    [Fact]
    public void A_seek_that_is_asked_for_has_its_index()
    {
        OwnStatements.All.Where(s => s.Value.Contains("FORCESEEK", StringComparison.Ordinal)).Select(s => s.Key).Order(StringComparer.Ordinal)
            .ShouldBe(["SqlServerDialect.Claim", "SqlServerDialect.Lease"]);
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        context.Model.FindEntityType(typeof(WorkItemRow))!.GetIndexes().Select(i => string.Join(',', i.Properties.Select(p => p.Name)))
            .ShouldContain(columns => columns.StartsWith("Queue,ReadyAt", StringComparison.Ordinal));
    }

    private static Schema MakeSchema()
    {
        using var context = new SqlServerDesignTimeFactory().CreateDbContext([]);
        return Schema.Of(context);
    }
}
