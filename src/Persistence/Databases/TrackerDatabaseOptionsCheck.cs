using Microsoft.Extensions.Options;

namespace CampaignTracker.Persistence.Databases;

/// <summary>Stops the start with one sentence that names the setting.</summary>
internal sealed class TrackerDatabaseOptionsCheck : IValidateOptions<TrackerDatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, TrackerDatabaseOptions options)
    {
        if (!TrackerDatabase.TryReadProvider(options.Provider, out var provider))
        {
            return ValidateOptionsResult.Fail($"Data:Provider is '{options.Provider}'; it must be Sqlite, SqlServer or Postgres.");
        }

        if (provider != DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            return ValidateOptionsResult.Fail($"ConnectionStrings:Tracker is empty; Data:Provider {provider} needs it to find the database.");
        }

        return string.IsNullOrWhiteSpace(options.Folder)
            ? ValidateOptionsResult.Fail("Data:Folder is empty; give the folder where the database file and attachments are kept.")
            : ValidateOptionsResult.Success;
    }
}
