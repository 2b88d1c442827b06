using System.Runtime.CompilerServices;
using CampaignTracker.TransactSql;

namespace CampaignTracker.Web.Tests;

/// <summary>Every query that a page sends to SQLite in these tests must have a translation that SQL Server takes.</summary>
internal static class Mirrored
{
    [ModuleInitializer]
    internal static void Start() => SqlServerMirror.Watch();
}
