using System.Data.Common;

namespace CampaignTracker.Persistence.Stores.Runs;

/// <summary>Prepared commands of one connection, each made once and bound again for every row. Not safe for use from several threads.</summary>
/// <param name="declare">Called for each parameter when it has got its value.</param>
internal sealed class TurnCommands(DbConnection connection, Action<DbParameter>? declare = null) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public DbConnection Connection { get; } = connection;

    public DbTransaction? Transaction { get; set; }

    /// <summary>Statements executed so far, reading ones included.</summary>
    public long Executed { get; private set; }

    public Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancel) => Bind(sql, values).ExecuteNonQueryAsync(cancel);

    public async Task<object?> ScalarAsync(string sql, object?[] values, CancellationToken cancel) =>
        await Bind(sql, values).ExecuteScalarAsync(cancel) is var value && value is DBNull ? null : value;

    public async Task ReadAsync(string sql, object?[] values, Action<DbDataReader> row, CancellationToken cancel)
    {
        await using var reader = await Bind(sql, values).ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            row(reader);
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }

    private DbCommand Bind(string sql, object?[] values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = Make(sql, values.Length);
            _commands.Add(sql, command);
        }

        Executed++;
        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
            declare?.Invoke(command.Parameters[i]);
        }

        return command;
    }

    private DbCommand Make(string sql, int parameters)
    {
        var command = Connection.CreateCommand();
#pragma warning disable CA2100 // Every text comes from the constants of this folder.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < parameters; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@p" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
