using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Runtime.ExceptionServices;
using CampaignTracker.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace CampaignTracker.TransactSql;

/// <summary>
/// Each query that a test runs on SQLite is made for SQL Server as well, beside it; where it can't be made, or SQL Server would refuse it,
/// the query throws and so its test fails. Each one is made twice: as it is sent, and with all that it includes in one text.
/// </summary>
/// <remarks>
/// Not seen: what SaveChanges writes, which EF Core makes from the model without us; queries that no test runs; and what depends on a
/// parameter being null or a list being long. Safe for use from several threads.
/// </remarks>
public sealed class SqlServerMirror : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private static readonly SqlServerMirror Instance = new();
    private static readonly Lock Starting = new();
    private static IDisposable? _listeners;

    private readonly ConcurrentDictionary<string, Lazy<ExceptionDispatchInfo?>> _seen = new(StringComparer.Ordinal);
    private readonly Lazy<MirrorTranslation> _translation = new(() => new MirrorTranslation());

    private SqlServerMirror()
    {
    }

    /// <summary>Different queries so far.</summary>
    public static int Queries => Instance._seen.Count;

    /// <summary>From now on, in this process. Called again it changes nothing.</summary>
    public static void Watch()
    {
        lock (Starting)
        {
            _listeners ??= DiagnosticListener.AllListeners.Subscribe(Instance);
        }
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
        }
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // A listener also gets what only others asked for.
        if (value.Key == CoreEventId.QueryCompilationStarting.Name && value.Value is QueryExpressionEventData { Context: SqliteTrackerDbContext } data)
        {
            Translate(data.Expression);
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void Translate(Expression query) => _seen.GetOrAdd(
        ExpressionPrinter.Print(query),
        _ => new(() => Fault(query))).Value?.Throw();

    private ExceptionDispatchInfo? Fault(Expression query)
    {
        try
        {
            _translation.Value.Check(query);
            return null;
        }
#pragma warning disable CA1031 // Thrown to the query that was mirrored, each time it is made.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ExceptionDispatchInfo.Capture(fault);
        }
    }
}
