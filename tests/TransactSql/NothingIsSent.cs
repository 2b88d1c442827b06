using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignTracker.TransactSql;

/// <summary>Stops each command where it would go to the server.</summary>
internal sealed class NothingIsSent : DbCommandInterceptor
{
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        throw new NotSentException(command.CommandText);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        throw new NotSentException(command.CommandText);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) =>
        throw new NotSentException(command.CommandText);
}

internal sealed class NothingIsOpened : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();
}

/// <summary>A command that was made and held back.</summary>
internal sealed class NotSentException(string text) : Exception("This command was made to be looked at.")
{
    public string Text { get; } = text;
}
