using CampaignTracker.TransactSql;
using Quartz;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>The scheduler makes its own tables from a script that it carries.</summary>
public sealed class QuartzTablesTests
{
    [Fact]
    public void Its_script_for_SQL_Server_is_Transact_SQL()
    {
        var name = typeof(IScheduler).Assembly.GetManifestResourceNames().Single(n => n.EndsWith("create_sqlServer.sql", StringComparison.Ordinal));
        using var script = new StreamReader(typeof(IScheduler).Assembly.GetManifestResourceStream(name)!);
        var text = script.ReadToEnd().Replace("{0}", "QRTZ_", StringComparison.Ordinal).Replace("{1}", "QRTZ_", StringComparison.Ordinal);
        TransactSqlText.ParametersOf(text).ShouldBeEmpty();
        text.ShouldContain("QRTZ_");
    }
}
