namespace CampaignTracker.Architecture.Tests;

/// <summary>A test that needs bash and the sqlite3 tool; without them it is shown as skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteToolFactAttribute : FactAttribute
{
    public SqliteToolFactAttribute()
    {
        if (!File.Exists("/usr/bin/sqlite3") || !File.Exists("/bin/bash"))
        {
            Skip = "needs bash and sqlite3 (apt-get install sqlite3)";
        }
    }
}
