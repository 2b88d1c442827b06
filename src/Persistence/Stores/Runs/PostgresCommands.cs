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

    /// <inheritdoc cref="With{T}(NpgsqlCommand, T)"/>
    public static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    /// <summary>Adds a statement; those of one batch go and come back together.</summary>
    public static NpgsqlBatchCommand Next(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
