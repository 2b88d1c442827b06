using Npgsql;

namespace CampaignTracker.Persistence.Stores.Runs;

internal static class PostgresCommands
{
    /// <summary>Adds the next positional parameter, its type taken from the compiler.</summary>
    public static NpgsqlCommand With<T>(this NpgsqlCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }
}
