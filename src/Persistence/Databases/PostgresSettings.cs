using Npgsql;

namespace CampaignTracker.Persistence.Databases;

internal static class PostgresSettings
{
    private const string Silence = "idle_in_transaction_session_timeout";

    /// <summary>
    /// The server ends a transaction whose client has said nothing for 20 seconds, and with it the locks that it holds: a node that stands still
    /// or is cut off from the network keeps nothing from the others, and what it writes when it comes back is refused. An installation
    /// that gives the setting in its connection string (<c>Options</c>) keeps its own.
    /// </summary>
    public static string Complete(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);

        // As the driver does: an installation may have given its options in the environment.
        var given = settings.Options ?? Environment.GetEnvironmentVariable("PGOPTIONS") ?? "";
        if (!given.Contains(Silence, StringComparison.OrdinalIgnoreCase))
        {
            settings.Options = $"{given} -c {Silence}=20s".TrimStart();
        }

        return settings.ToString();
    }
}
