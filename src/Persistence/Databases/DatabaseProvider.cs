namespace CampaignTracker.Persistence.Databases;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
    Postgres,
}
