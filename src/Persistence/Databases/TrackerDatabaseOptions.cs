namespace CampaignTracker.Persistence.Databases;

/// <summary>Where the facts are kept. Read from <c>Data:Provider</c>, <c>Data:Folder</c> and <c>ConnectionStrings:Tracker</c>.</summary>
public sealed class TrackerDatabaseOptions
{
    /// <summary>Sqlite (default), SqlServer or Postgres; ignores case.</summary>
    public string Provider { get; set; } = nameof(DatabaseProvider.Sqlite);

    /// <summary>The folder of the SQLite file, mail pickup, attachments and keys. Default ./data; made when missing.</summary>
    public string Folder { get; set; } = "./data";

    /// <summary>Needed for SqlServer and Postgres; for Sqlite it replaces the file in <see cref="Folder"/>.</summary>
    public string? ConnectionString { get; set; }
}
