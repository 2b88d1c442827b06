using System.Runtime.CompilerServices;
using CampaignTracker.TransactSql;

namespace CampaignTracker.Persistence.Tests.SqlServer;

/// <summary>Every query that these tests run on SQLite must have a translation that SQL Server takes.</summary>
internal static class Mirrored
{
    [ModuleInitializer]
    internal static void Start() => SqlServerMirror.Watch();
}
