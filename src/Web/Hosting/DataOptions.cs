namespace CampaignTracker.Web.Hosting;

/// <summary>Where the product keeps what it knows. Section <c>Data</c>.</summary>
public sealed class DataOptions
{
    /// <summary>Folder for the database file, mail pickup, attachments and data-protection keys. Relative to the content root. Made when absent.</summary>
    public string Folder { get; set; } = "data";

    /// <summary><c>Sqlite</c>, <c>SqlServer</c> or <c>Postgres</c>. The last two need <c>ConnectionStrings:Tracker</c>.</summary>
    public string Provider { get; set; } = "Sqlite";
}
