using CampaignTracker.Persistence.Tests.Databases;
using CampaignTracker.TransactSql;
using Microsoft.EntityFrameworkCore;

namespace CampaignTracker.Persistence.Tests.SqlServer;

public sealed class SqlServerMirrorTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails()
    {
        await using var context = database.NewContext();
        (await Should.ThrowAsync<InvalidOperationException>(() => context.Campaigns.Where(c => EF.Functions.Glob(c.Key, "a*")).ToListAsync()))
            .Message.ShouldContain("could not be translated");
    }

    [Fact]
    public async Task A_query_that_both_understand_is_looked_at_and_runs()
    {
        await using var context = database.NewContext();
        var before = SqlServerMirror.Queries;
        (await context.Campaigns.Where(c => c.Ask == "Only in this test" && c.Stages.Any(s => s.Title == "x")).CountAsync()).ShouldBe(0);
        SqlServerMirror.Queries.ShouldBeGreaterThan(before);
    }
}
